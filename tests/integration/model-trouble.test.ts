import { afterEach, expect, inject, test } from 'vitest'
import { askOnce } from '../../src/cli/ask-once.ts'
import type { ConsoleEvent } from '../../src/core/console-door.ts'
import { imitate } from '../helpers/imitation-models.ts'
import { type ModelScript, type ModelServer, startModelServer } from '../helpers/model-server.ts'
import { type RunningHouse, startHouse } from '../helpers/running-house.ts'

const NOTES = ['普法宣传8次，发了300多份资料', '下村普法宣讲5次，来了80多个人', '网上普法平台推送信息26条']
const TOLD = ['8次', '300余份', '5次', '80余', '26条']

let closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing) await close()
  closing = []
})

async function houseWith(baseUrl: string): Promise<RunningHouse> {
  const env = { OPENAI_BASE_URL: baseUrl, ZHIBI_MODEL: 'imitation', OPENAI_API_KEY: 'not-a-real-key' }
  const house = await startHouse({ redisUrl: inject('redisUrl'), env })
  closing.push(() => house.stop())
  return house
}

async function serverWith(script: ModelScript): Promise<ModelServer> {
  const server = await startModelServer(script)
  closing.push(() => server.close())
  return server
}

async function draftIn(house: RunningHouse): Promise<string> {
  const talk = crypto.randomUUID()
  for (const text of NOTES) await askOnce(house.server.door, { talk, id: crypto.randomUUID(), text })
  const replies = await askOnce(house.server.door, { talk, id: crypto.randomUUID(), text: '写一下普法那一段' })
  return replies.map(({ text }) => text ?? '').join('\n')
}

function expectTruthful(drafted: string): void {
  const body = drafted.slice(drafted.indexOf('（一）'))
  for (const figure of TOLD) expect(body).toContain(figure)
  const numbers = body.match(/\d+(?:\.\d+)?/g) ?? []
  expect(numbers.filter((digits) => !['8', '300', '5', '80', '26'].includes(digits))).toEqual([])
}

const RUBBISH = 'qwert 12345678 %%% lorem ipsum 99%'
test.each<[string, ModelScript]>([
  ['answers 429', () => ({ status: 429, headers: { 'retry-after': '60' } })],
  ['answers 500', () => ({ status: 500, error: { error: { message: 'oops' } } })],
  ['answers 401', () => ({ status: 401, error: { error: { message: 'bad key' } } })],
  ['breaks off in the middle', imitate('faithful', { cutAfterChars: 40 })],
  ['answers rubbish', () => ({ text: RUBBISH })],
  ['sends what is no stream', () => ({ raw: { type: 'text/html', body: '<html>gateway</html>' } })],
  ['invents, swaps and drops figures', imitate('hostile')],
  ['is sloppy', imitate('sloppy')],
])('a model that %s leaves a usable, truthful section, and it is said who wrote it', async (_name, script) => {
  const { baseUrl } = await serverWith(script)
  const drafted = await draftIn(await houseWith(baseUrl))
  expectTruthful(drafted)
  expect(drafted).toMatch(/由(?:模型imitation|内置起草器)/)
})

test('when the first endpoint is away the second one writes', async () => {
  const first = await serverWith(() => ({ status: 500 }))
  const second = await serverWith(imitate('faithful'))
  const drafted = await draftIn(await houseWith(`${first.baseUrl},${second.baseUrl}`))
  expectTruthful(drafted)
  expect(second.requests.length).toBeGreaterThan(0)
  expect(drafted).toContain('由模型')
})

test('a model that is not there leaves the embedded section and says why', async () => {
  const gone = await startModelServer(() => ({ text: '' }))
  await gone.close()
  const drafted = await draftIn(await houseWith(gone.baseUrl))
  expectTruthful(drafted)
  expect(drafted).toContain('由内置起草器')
  expect(drafted).toMatch(/模型/)
})

test('a draft appears sentence by sentence while the model is still writing', async () => {
  const { baseUrl } = await serverWith(imitate('faithful', { pieceMs: 25 }))
  const house = await houseWith(baseUrl)
  const talk = crypto.randomUUID()
  for (const text of NOTES) await askOnce(house.server.door, { talk, id: crypto.randomUUID(), text })
  const id = crypto.randomUUID()
  const seen = snapshots(house, talk, id)
  await house.server.door.post({ talk, id, text: '写一下普法那一段' })
  const { progress, final } = await seen
  expect(progress.length).toBeGreaterThan(1)
  expect(progress[0]?.length).toBeLessThan(progress.at(-1)?.length ?? 0)
  expect(final).toContain('模型imitation')
  for (const text of progress)
    for (const digits of text.match(/\d+/g) ?? []) expect(['8', '300', '5', '80', '26']).toContain(digits)
})

async function snapshots(house: RunningHouse, talk: string, id: string) {
  const progress: string[] = []
  const done = new AbortController()
  const isAnswer = (event: ConsoleEvent) =>
    event.kind === 'item' && event.item.from === 'bot' && event.item.answers === id
  for await (const event of house.server.door.events(talk, 0, done.signal)) {
    if (event.kind === 'progress' && event.answers === id) progress.push(event.text)
    if (isAnswer(event) && event.kind === 'item') {
      done.abort()
      return { progress, final: event.item.text }
    }
  }
  throw new Error('no answer')
}
