import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { createLanes, type Lanes } from '../../src/compose/lanes.ts'
import type { Conversation } from '../../src/core/conversation.ts'
import type { Note } from '../../src/core/note.ts'
import type { Original, OriginalStore } from '../../src/core/original.ts'
import type { Report } from '../../src/core/report.ts'
import type { TurnCommit } from '../../src/core/turn-store.ts'
import { quietLogger } from '../helpers/quiet-logger.ts'
import { aCommit, aMessage, aReport, laneOf } from '../helpers/samples.ts'

const HOUR = 3_600_000
const corp = 'corp1'
const media = (text: string) => ({ bytes: Buffer.from(text), contentType: 'text/plain' })

interface World {
  readonly lanes: Lanes & { readonly originals: OriginalStore }
  readonly folder: string
  readonly prefix: string
  now: number
}

async function open(place: 'files' | 'redis', shared?: World): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'zhibi-originals-'))
  const prefix = shared?.prefix ?? `originals-${crypto.randomUUID()}`
  const time = { now: Date.now() }
  const lanes = createLanes({
    ...{ redis: inject('redisUrl'), prefix, role: 'worker', clock: () => time.now, logger: quietLogger },
    originals: { place, folder, maxBytes: 100, keepMs: 24 * HOUR, graceMs: HOUR },
  })
  return Object.assign(time, { lanes: lanes as World['lanes'], folder, prefix })
}

async function close({ lanes, folder }: World): Promise<void> {
  await lanes.close()
  await rm(folder, { recursive: true, force: true })
}

async function filesIn({ folder }: World): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.filter((one) => one.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}

const noteOf = (index: number, original: Original): Note => ({
  ...{
    id: `n${index}`,
    index,
    text: '调解纠纷26件',
    author: { id: 'u1', name: '小林' },
    at: 1,
    messageKey: `m${index}`,
  },
  source: { kind: 'file', name: '素材.docx', original },
})

let messages = 0
/** One turn that ends with these changes. */
async function commit({ lanes }: World, changes: Partial<TurnCommit>): Promise<void> {
  const message = aMessage(`m${(messages += 1)}`, `chat${messages}`)
  await lanes.turns.mailbox.put({ ...laneOf(message), key: message.idempotencyKey, body: message })
  const conversation: Conversation = { id: message.conversationId, corp, revision: 0, last: 'none' }
  expect(await lanes.store.commit(aCommit(message, { conversation, ...changes }))).toBe('committed')
}

async function saved({ lanes }: World, id: string): Promise<Report> {
  return (await lanes.store.loadReport(id, corp)) as Report
}

describe.each(['files', 'redis'] as const)('originals in %s', (place) => {
  let world: World
  let originals: OriginalStore
  beforeEach(async () => {
    world = await open(place)
    originals = world.lanes.originals
    // As the first message of a corporation does; the sweep goes by it.
    const first = aMessage('first', 'first')
    await world.lanes.turns.mailbox.put({ ...laneOf(first), key: 'first', body: first })
  })
  afterEach(() => close(world))
  const keep = async (text = '原件的字节') => (await originals.keep(corp, media(text))) as Original
  const there = async (original: Original) => (await originals.read(corp, original)) !== undefined

  test('what is kept is read back whole, and by its own corporation only', async () => {
    const original = await keep()
    expect(original).toMatchObject({ size: 15, contentType: 'text/plain', until: world.now + 24 * HOUR })
    expect(Buffer.from((await originals.read(corp, original)) ?? []).toString()).toBe('原件的字节')
    expect(await originals.read('corp2', original)).toBeUndefined()
  })

  test('what no turn came to refer to is swept after the grace, and its room is free again', async () => {
    const orphan = await keep('甲'.repeat(30))
    const held = await keep('乙')
    await commit(world, { reports: [{ ...aReport('r1'), notes: [noteOf(1, held)] }] })
    expect(await originals.keep(corp, media('丙'.repeat(10)))).toBeUndefined()
    await originals.sweep()
    expect(await there(orphan)).toBe(true)
    world.now += HOUR + 1
    await originals.sweep()
    expect([await there(orphan), await there(held)]).toEqual([false, true])
    expect(await originals.keep(corp, media('丙'.repeat(10)))).toBeDefined()
  })

  test('a note that goes takes its original with it before the commit resolves', async () => {
    const [first, second] = [await keep('一'), await keep('二')]
    await commit(world, { reports: [{ ...aReport('r1'), notes: [noteOf(1, first), noteOf(2, second)] }] })
    await commit(world, { reports: [{ ...(await saved(world, 'r1')), notes: [noteOf(2, second)] }] })
    expect([await there(first), await there(second)]).toEqual([false, true])
    await commit(world, { deleted: ['r1'] })
    expect(await there(second)).toBe(false)
    expect(await world.lanes.redis.keys(`*${world.prefix}*bytes*`)).toEqual([])
  })

  test('an original that moves to another report with its note stays', async () => {
    const original = await keep()
    await commit(world, { reports: [{ ...aReport('private:1'), notes: [noteOf(1, original)] }] })
    await commit(world, {
      reports: [{ ...aReport('unit:1'), notes: [noteOf(1, original)] }],
      deleted: ['private:1'],
    })
    world.now += 2 * HOUR
    await originals.sweep()
    expect(await there(original)).toBe(true)
    expect(await originals.reports()).toEqual([{ corp, reportId: 'unit:1' }])
  })

  test('a file that waits in the chat for a word is held by the chat', async () => {
    const original = await keep()
    const file = { name: '报告.docx', text: '…', noted: false, by: 'u1', original }
    const conversation: Conversation = { id: 'wecom-app:default:chat-x', corp, revision: 0, last: 'filed', file }
    await commit(world, { conversation })
    world.now += 2 * HOUR
    await originals.sweep()
    expect(await there(original)).toBe(true)
  })

  test('over its time it is deleted, though the note stays', async () => {
    const original = await keep()
    await commit(world, { reports: [{ ...aReport('r1'), notes: [noteOf(1, original)] }] })
    world.now += 24 * HOUR
    await originals.sweep()
    expect(await there(original)).toBe(false)
    expect((await saved(world, 'r1')).notes).toHaveLength(1)
  })

  test('what a commit let go of is deleted by the sweep when the process died right after it', async () => {
    const original = await keep()
    await commit(world, { reports: [{ ...aReport('r1'), notes: [noteOf(1, original)] }] })
    // A process without originals commits and cannot delete: what is left is what a crash leaves.
    const other = createLanes({
      ...{ redis: inject('redisUrl'), prefix: world.prefix, role: 'worker', clock: Date.now, logger: quietLogger },
    })
    await commit({ ...world, lanes: other as World['lanes'] }, { deleted: ['r1'] })
    await other.close()
    expect(await there(original)).toBe(true)
    await originals.sweep()
    expect(await there(original)).toBe(false)
  })
})

describe('originals on disk', () => {
  let world: World
  beforeEach(async () => {
    world = await open('files')
  })
  afterEach(() => close(world))
  const keep = async () => (await world.lanes.originals.keep(corp, media('内容'))) as Original

  test('are readable by their owner only', async () => {
    await keep()
    const [file = ''] = await filesIn(world)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await stat(join(file, '..'))).mode & 0o777).toBe(0o700)
  })

  test('that were changed behind our back are not handed out', async () => {
    const original = await keep()
    await writeFile((await filesIn(world))[0] ?? '', '别的内容')
    expect(await world.lanes.originals.read(corp, original)).toBeUndefined()
  })

  test('a half-written one, and one nobody knows of, are swept; a machine of its own disk heals itself', async () => {
    const original = await keep()
    const message = aMessage('m', 'first')
    await world.lanes.turns.mailbox.put({ ...laneOf(message), key: 'm', body: message })
    await commit(world, { reports: [{ ...aReport('r1'), notes: [noteOf(1, original)] }] })
    const [file = ''] = await filesIn(world)
    for (const name of ['left-over.part', 'unknown']) {
      const path = join(file, '..', name)
      await writeFile(path, 'x')
      await utimes(path, new Date(0), new Date(0))
    }
    await world.lanes.originals.sweep()
    expect(await filesIn(world)).toEqual([file])
  })

  test('a disk that takes nothing is no reason not to answer', async () => {
    await rm(world.folder, { recursive: true })
    await writeFile(world.folder, 'not a folder')
    expect(await world.lanes.originals.keep(corp, media('内容'))).toBeUndefined()
  })
})
