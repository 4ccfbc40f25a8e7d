import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Draft } from '../../src/core/draft.ts'
import type { InboundMessage } from '../../src/core/inbound-message.ts'
import type { Note } from '../../src/core/note.ts'
import type { Report } from '../../src/core/report.ts'
import { type LaneWorld, laneWorlds } from '../helpers/lane-worlds.ts'
import { aCommit, aMessage, anEntry, aReport, laneOf } from '../helpers/samples.ts'
import { styleOf } from '../helpers/unit-style.ts'

const note = (index: number, text = `第${index}条`): Note => ({
  id: `n${index}`,
  index,
  text,
  author: { id: 'u1', name: '小林' },
  at: index,
  messageKey: `m${index}`,
})

const draft = (revision: number): Draft => ({
  section: {
    id: 'plan',
    title: '下一年安排',
    paragraphs: [{ sentences: [{ text: `稿${revision}。`, facts: [], suggested: false }] }],
  },
  revision,
  engine: 'embedded',
  stats: { repaired: 0, replaced: 0 },
  askedBy: 'm1',
  request: '写一下打算',
  unused: [],
  at: revision,
})

describe.each(laneWorlds)('a turn store in %s', (_name, open) => {
  let world: LaneWorld
  beforeEach(async () => {
    world = await open()
  })
  afterEach(async () => {
    await world.close()
  })
  const put = (message: InboundMessage) =>
    world.turns.mailbox.put({ ...laneOf(message), key: message.idempotencyKey, body: message })
  const load = (message: InboundMessage) => world.store.loadConversation(message.conversationId, message.corp)
  const loadReport = async (id: string): Promise<Report> => {
    const report = await world.store.loadReport(id, 'corp1')
    if (report === undefined) throw new Error('no such report')
    return report
  }
  /** Puts a message and commits a turn for it that saves the report. */
  const saveReport = async (key: string, report: Report) => {
    const message = aMessage(key)
    await put(message)
    return world.store.commit(aCommit(message, { conversation: await load(message), reports: [report] }))
  }
  const first = aMessage('m1')
  const second = aMessage('m2')

  test('what was learnt from a unit’s own report is kept with the report, and is gone once it is dropped', async () => {
    const style = styleOf()
    await saveReport('m1', { ...aReport('r1'), style })
    const kept = await loadReport('r1')
    expect(kept.style).toEqual(style)
    const { style: _, ...without } = kept
    await saveReport('m2', without)
    expect((await loadReport('r1')).style).toBeUndefined()
  })

  test('a conversation that was never saved has revision 0, a report is not there', async () => {
    expect(await load(first)).toEqual({ id: first.conversationId, corp: 'corp1', revision: 0, last: 'none' })
    expect(await world.store.loadReport('r1', 'corp1')).toBeUndefined()
  })

  test('a commit saves, takes the message away and puts the replies into the outbox, in order', async () => {
    await put(first)
    await put(second)
    const replies = [anEntry('m1/r1', first), anEntry('m1/r2', first)]
    const conversation = { ...(await load(first)), last: 'polished' as const, reportId: 'r1' }
    expect(await world.store.commit(aCommit(first, { conversation, reports: [aReport('r1')], replies }))).toBe(
      'committed',
    )
    expect(await load(first)).toEqual({ ...conversation, revision: 1 })
    expect(await loadReport('r1')).toEqual({ ...aReport('r1'), revision: 1 })
    expect((await world.turns.mailbox.take(laneOf(first)))?.key).toBe('m2')
    const head = await world.deliveries.mailbox.take(laneOf(first))
    expect(head?.body).toEqual(replies[0])
    await world.deliveries.mailbox.remove(head!)
    expect((await world.deliveries.mailbox.take(laneOf(first)))?.body).toEqual(replies[1])
    expect(await world.deliveries.index.lanesWithMail()).toEqual([laneOf(first)])
  })

  test('the last commit of a lane takes it out of the index', async () => {
    await put(first)
    await world.store.commit(aCommit(first))
    expect(await world.turns.index.lanesWithMail()).toEqual([])
  })

  test('a second commit of the same message is stale and changes nothing', async () => {
    await put(first)
    await put(second)
    await world.store.commit(aCommit(first))
    const late = aCommit(first, { conversation: { ...(await load(first)), last: 'exported' } })
    expect(await world.store.commit(late)).toBe('stale')
    expect((await load(first)).last).toBe('none')
    expect((await world.turns.mailbox.take(laneOf(first)))?.key).toBe('m2')
  })

  test('a commit on an old revision is a conflict and changes nothing', async () => {
    await saveReport('m0', aReport('r1'))
    await put(first)
    const stale = { ...aReport('r1'), notes: [note(1)] }
    const commit = aCommit(first, { conversation: await load(first), reports: [aReport('r2'), stale] })
    expect(await world.store.commit(commit)).toBe('conflict')
    expect(await world.store.loadReport('r2', 'corp1')).toBeUndefined()
    expect((await loadReport('r1')).notes).toEqual([])
    expect((await world.turns.mailbox.take(laneOf(first)))?.key).toBe('m1')
    const again = aCommit(first, { conversation: await load(first), reports: [{ ...stale, revision: 1 }] })
    expect(await world.store.commit(again)).toBe('committed')
  })

  test('notes, facts, questions and drafts grow turn by turn and come back as they were', async () => {
    await saveReport('m0', { ...aReport('r1'), notes: [note(1)], drafts: { plan: [draft(1)] }, history: ['plan'] })
    const loaded = await loadReport('r1')
    const changed: Report = {
      ...loaded,
      unit: { fullName: '云川省临溪市青石镇', name: '青石镇', level: '镇', selfName: '我镇' },
      year: 2023,
      notes: [...loaded.notes, note(2), note(3)],
      facts: [
        {
          id: 'f1',
          claim: '调解纠纷26件',
          polarity: 'achievement',
          figures: [
            {
              value: '26',
              unit: '件',
              approx: '',
              kind: 'count',
              subject: '调解纠纷',
              span: { start: 4, end: 7 },
              text: '26件',
            },
          ],
          provenance: {
            noteId: 'n2',
            noteIndex: 2,
            quote: '调解纠纷26件',
            span: { start: 0, end: 7 },
            author: '小林',
            at: 2,
          },
        },
      ],
      questions: [{ id: 'q1', kind: 'year', text: '哪一年？', facts: [], state: 'open' }],
      drafts: { plan: [...(loaded.drafts.plan ?? []), draft(2)] },
    }
    await saveReport('m2', changed)
    expect(await loadReport('r1')).toEqual({ ...changed, revision: 2 })
  })

  test('an item that was changed in its place is saved, and what a shorter list lost is gone for good', async () => {
    await saveReport('m0', {
      ...aReport('r1'),
      notes: [note(1), note(2), note(3)],
      drafts: { plan: [draft(1), draft(2)] },
    })
    const loaded = await loadReport('r1')
    const changed = { ...loaded, notes: [note(1, '改过的'), loaded.notes[2]!], drafts: { plan: [draft(1)] } }
    await saveReport('m2', changed)
    expect(await loadReport('r1')).toEqual({ ...changed, revision: 2 })
    await saveReport('m3', { ...(await loadReport('r1')), notes: [note(9)], drafts: {} })
    const last = await loadReport('r1')
    expect(last.notes).toEqual([note(9)])
    expect(last.drafts).toEqual({})
  })

  test('an item of an older revision that is put back is saved again', async () => {
    await saveReport('m0', { ...aReport('r1'), notes: [note(1)] })
    const old = await loadReport('r1')
    await saveReport('m2', { ...old, notes: [note(1, '另一条')] })
    const now = await loadReport('r1')
    await saveReport('m3', { ...now, notes: old.notes })
    expect((await loadReport('r1')).notes).toEqual([note(1)])
  })

  test('a deleted report is gone and a turn that had loaded it is a conflict', async () => {
    await saveReport('m0', { ...aReport('r1'), notes: [note(1)] })
    const loaded = await loadReport('r1')
    await put(first)
    await world.store.commit(aCommit(first, { conversation: await load(first), deleted: ['r1'] }))
    expect(await world.store.loadReport('r1', 'corp1')).toBeUndefined()
    expect(await saveReport('m3', loaded)).toBe('conflict')
  })

  test('a report of another corporation with the same id is another report', async () => {
    await saveReport('m0', aReport('r1'))
    expect(await world.store.loadReport('r1', 'corp2')).toBeUndefined()
  })
  test('each commit leaves one record of what was done, in its month and corporation', async () => {
    await put(first)
    const commit = aCommit(first, { audit: { ...aCommit(first).audit, at: Date.UTC(2023, 11, 31) } })
    await world.store.commit(commit)
    await world.store.commit(commit)
    expect(await world.auditLog.read('corp1', '2023-12')).toEqual([commit.audit])
    expect(await world.auditLog.read('corp1', '2024-01')).toEqual([])
    expect(await world.auditLog.read('corp2', '2023-12')).toEqual([])
  })
})
