import { describe, expect, test } from 'vitest'
import type { Report } from '../../../src/core/report.ts'
import { createKeys } from '../../../src/store/keys.ts'
import { createTurnStore } from '../../../src/store/turn-store.ts'
import { aCommit, aMessage, aReport } from '../../helpers/samples.ts'

/** A connection that has these hashes and keeps what it is asked to write. */
function open(hashes: Readonly<Record<string, Record<string, string>>>) {
  const written: string[][] = []
  const store = createTurnStore({
    redis: {
      hgetall: async (key) => hashes[key] ?? {},
      eval: async () => 1,
      evalsha: async (_sha, _count, ...values) => {
        written.push(values.map(String))
        return 1
      },
    },
    keys: createKeys('p'),
  })
  return { store, written }
}

const notes = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `notes:${at}`,
      JSON.stringify({ id: `n${at + 1}`, index: at + 1, text: '一条', author: {}, at: 1, messageKey: 'm' }),
    ]),
  )

const head = (changes: object = {}) => JSON.stringify({ version: 1, ...aReport('r1'), ...changes })
const reportKey = 'p:{corp1}:report:r1'

describe('saving a report', () => {
  const save = async (count: number): Promise<number> => {
    const { store, written } = open({ [reportKey]: { revision: '3', head: head(), ...notes(count) } })
    const report = (await store.loadReport('r1', 'corp1')) as Report
    const note = { id: 'new', index: count + 1, text: '新的', author: { id: 'u', name: 'u' }, at: 2, messageKey: 'm' }
    await store.commit(aCommit(aMessage('m'), { reports: [{ ...report, notes: [...report.notes, note] }] }))
    expect(written[0]).toContain(`notes:${count}`)
    expect(written[0]).not.toContain('notes:0')
    return (written[0] ?? []).join('').length
  }

  test('writes what is new: one more note costs the same after 5 and after 500', async () => {
    expect(await save(500)).toBeLessThan((await save(5)) + 20)
  })
})

describe('reading what is stored', () => {
  test('a report that this version cannot make sense of is not guessed at', async () => {
    const { store } = open({ [reportKey]: { revision: '3', head: head({ contributors: 'none' }) } })
    await expect(store.loadReport('r1', 'corp1')).rejects.toMatchObject({ code: 'store-unreadable', retryable: false })
  })

  test('an item that is not what it should be names its place, never its text', async () => {
    const broken = { 'notes:0': JSON.stringify({ id: 7, text: '秘密' }) }
    const { store } = open({ [reportKey]: { revision: '3', head: head(), ...broken } })
    const loading = store.loadReport('r1', 'corp1')
    await expect(loading).rejects.toThrow(/notes:0/)
    await expect(loading).rejects.not.toThrow(/秘密/)
  })

  test('a report of a newer version is left to a newer worker', async () => {
    const { store } = open({ [reportKey]: { revision: '3', head: head({ version: 99 }) } })
    await expect(store.loadReport('r1', 'corp1')).rejects.toMatchObject({ code: 'store-version', retryable: true })
  })

  test('a conversation that is not JSON is reported, not thrown as a bug', async () => {
    const message = aMessage('m1')
    const key = createKeys('p').of('corp1', 'conversation', message.conversationId)
    const { store } = open({ [key]: { revision: '1', body: '{' } })
    await expect(store.loadConversation(message.conversationId, 'corp1')).rejects.toMatchObject({
      code: 'store-unreadable',
    })
  })
})

describe('keys', () => {
  const keys = createKeys('p')

  test('of one corporation share its hash tag, whatever its name', () => {
    expect(keys.of('a}b{c', 'x:y')).toBe('p:{a%7db%7bc}:x%3ay')
    for (const key of Object.values(keys.lane('turns', { corp: 'c', laneId: '{d}' }))) expect(key).toMatch(/^p:\{c\}:/)
  })

  test('different ids never meet in one key', () => {
    expect(keys.of('c', 'a:b')).not.toBe(keys.of('c', 'a', 'b'))
    expect(keys.of('c', '%3a')).not.toBe(keys.of('c', ':'))
  })
})
