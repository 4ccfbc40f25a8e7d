import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { createModelUnderstanding } from '../../../../src/conversation/understanding/create-model-understanding.ts'
import type { DoubtfulMessage } from '../../../../src/core/model-understanding.ts'
import { createLanguageModel } from '../../../../src/llm/create-language-model.ts'
import { createPromptLibrary } from '../../../../src/prompts/create-prompt-library.ts'
import { openDesk } from '../../../helpers/desk.ts'
import { privateNames } from '../../../helpers/drafting-house.ts'
import { type ModelAnswer, type ModelServer, startModelServer } from '../../../helpers/model-server.ts'

const prompts = createPromptLibrary({ folder: fileURLToPath(new URL('../../../../prompts', import.meta.url)) })
const signal = new AbortController().signal
let server: ModelServer | undefined
afterEach(async () => {
  await server?.close()
})

async function secondReader(answer: ModelAnswer, deadlineMs = 2500) {
  server = await startModelServer(() => answer)
  const endpoints = [{ label: 'e', baseUrl: server.baseUrl, apiKey: '', model: 'm' }]
  const model = createLanguageModel({ endpoints, clock: Date.now, limits: { attempts: 1 } })
  return createModelUnderstanding({ model, prompts, privateNames, deadlineMs })
}

const doubtful = (text: string, rest: Partial<DoubtfulMessage['state']> = {}): DoubtfulMessage => ({
  text,
  state: { hasNotes: true, last: 'none', ...rest },
  reading: { commands: [{ command: 'note', args: { text } }], why: '默认', sure: false },
})

const say = (...commands: readonly object[]): ModelAnswer => ({ text: JSON.stringify({ commands }) })

test('what the model says becomes commands with the message as their words', async () => {
  const reader = await secondReader(say({ command: 'draft', section: 'shortcomings' }))
  expect(await reader.read(doubtful('那个咱们没做好的地方该弄了吧'), { signal })).toEqual([
    { command: 'draft', section: 'shortcomings' },
  ])
})

test.each([
  ['thinks aloud first', { text: '<think>{"commands":[]}</think>{"commands":[{"command":"status"}]}' }],
  ['opened its thinking in the prompt', { text: '也许是 {help}</think>\n{"commands":[{"command":"status"}]}' }],
  ['wraps it in Markdown', { text: '```json\n{"commands":[{"command":"status"}]}\n```' }],
])('an answer that %s is read all the same', async (_how, answer) => {
  const reader = await secondReader(answer)
  expect(await reader.read(doubtful('弄得怎么样啦'), { signal })).toEqual([{ command: 'status' }])
})

test.each([
  ['rubbish', { text: '好的，我来帮您写！' }],
  ['broken JSON', { text: '{"commands":[{"command":"dra' }],
  ['an unknown command', say({ command: 'publish' })],
  ['an unknown section', say({ command: 'draft', section: 'everything' })],
  ['no section to draft', say({ command: 'draft' })],
  ['an answer when nothing was asked', say({ command: 'answer' })],
  ['fields of its own', say({ command: 'note', args: { text: '调解纠纷999起' } })],
  ['more commands than a message holds', say(...Array.from({ length: 5 }, () => ({ command: 'status' })))],
  ['deletion', say({ command: 'forget' })],
  ['deletion behind something harmless', say({ command: 'status' }, { command: 'forget' })],
  ['an undoing', say({ command: 'undo' })],
  ['another unit', say({ command: 'profile', unit: '别的镇' })],
  ['an endless answer', { text: `{"commands":[${' '.repeat(20_000)}` }],
  ['an error', { status: 500 }],
] as const)('%s leaves the reading to the rules', async (_what, answer) => {
  const reader = await secondReader(answer)
  expect(await reader.read(doubtful('把它们都弄掉算了'), { signal })).toBeUndefined()
})

test('a model that takes its time is not waited for', async () => {
  const reader = await secondReader({ ...say({ command: 'status' }), delayMs: 5000 }, 100)
  const begun = performance.now()
  expect(await reader.read(doubtful('弄得怎么样啦'), { signal })).toBeUndefined()
  expect(performance.now() - begun).toBeLessThan(2000)
})

test('a model that dribbles is cut off at the deadline too', async () => {
  const reader = await secondReader({ ...say({ command: 'status' }), pieceChars: 1, pieceMs: 50 }, 150)
  expect(await reader.read(doubtful('弄得怎么样啦'), { signal })).toBeUndefined()
})

test.each([
  '调解了287起',
  '老张那边说村里的路灯坏了好几个月一直没人去修，群众意见很大，开会的时候又提了一次还是没有下文',
])('what may be material is kept whatever the model makes of it: %s', async (text) => {
  const reader = await secondReader(say({ command: 'smalltalk' }))
  expect(await reader.read(doubtful(text), { signal })).toBeUndefined()
})

test('a message with a secrecy mark is not sent', async () => {
  const reader = await secondReader(say({ command: 'status' }))
  expect(await reader.read(doubtful('机密★ 弄得怎么样啦'), { signal })).toBeUndefined()
  expect(server?.requests).toEqual([])
})

test('numbers of persons and names of parties do not leave the house, and come back in the note', async () => {
  const reader = await secondReader(say({ command: 'note' }))
  const text = '当事人赵铁柱的电话是13812345678'
  expect(await reader.read(doubtful(text), { signal })).toEqual([{ command: 'note', args: { text } }])
  const sent = JSON.stringify(server?.requests[0]?.body)
  expect(sent).not.toContain('13812345678')
  expect(sent).not.toContain('赵铁柱')
})

test('a turn that is stopped stops the asking', async () => {
  const reader = await secondReader({ ...say({ command: 'status' }), delayMs: 5000 })
  const stop = new AbortController()
  const asked = reader.read(doubtful('弄得怎么样啦'), { signal: stop.signal })
  stop.abort()
  await expect(asked).rejects.toBeDefined()
})

const asDoubted = (text: string) => ({
  commands: [{ command: 'note' as const, args: { text } }],
  why: '默认',
  sure: false,
})

test('in the chat: a doubtful message is read by the model', async () => {
  const modelUnderstanding = await secondReader(say({ command: 'help' }))
  const desk = openDesk({ understand: asDoubted, modelUnderstanding })
  expect(await desk.say('这个东西咋整')).toBe(await openDesk().say('帮助'))
})

test('in the chat: with a model that talks nonsense the message is kept and asked about', async () => {
  const modelUnderstanding = await secondReader({ text: '我不知道' })
  const withModel = openDesk({ understand: asDoubted, modelUnderstanding })
  expect(await withModel.say('这个东西咋整')).toBe(await openDesk({ understand: asDoubted }).say('这个东西咋整'))
})

test('in the chat: what the rules are sure of is not asked of the model', async () => {
  const modelUnderstanding = await secondReader(say({ command: 'smalltalk' }))
  await openDesk({ modelUnderstanding }).say('调解纠纷287起，成功284起')
  expect(server?.requests).toEqual([])
})
