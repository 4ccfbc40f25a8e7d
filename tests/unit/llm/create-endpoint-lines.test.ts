import { expect, test } from 'vitest'
import { createEndpointLines } from '../../../src/llm/create-endpoint-lines.ts'
import type { Rank } from '../../../src/llm/create-gate.ts'
import { createLanguageModel } from '../../../src/llm/create-language-model.ts'
import { createTranscriber } from '../../../src/llm/create-transcriber.ts'
import { type ModelAnswer, startModelServer } from '../../helpers/model-server.ts'

const signal = (): AbortSignal => new AbortController().signal
const prompt = (user: string) => ({ id: 'p', system: 's', user })

async function readAll(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

function modelAt(baseUrl: string, lines = createEndpointLines(), rank: Rank = 'writing') {
  return createLanguageModel({
    endpoints: [{ label: 'a', baseUrl, apiKey: 'k', model: rank }],
    ...{ clock: () => 0, wait: async () => undefined, limits: { attempts: 1 }, lines, rank },
  })
}

/** Answers that are held back until they are let go, one by one. */
function heldAnswers() {
  const held: (() => void)[] = []
  return {
    script: (): Promise<ModelAnswer> =>
      new Promise((resolve) => {
        held.push(() => {
          resolve({ text: '好' })
        })
      }),
    letGo: () => held.shift()?.(),
  }
}

test('whoever asks one address with one key shares its places, drafting, understanding and voice alike', async () => {
  const server = await startModelServer(() => ({ text: '好', delayMs: 30 }))
  const lines = createEndpointLines({ concurrency: 2 })
  const writing = modelAt(server.baseUrl, lines)
  const reading = modelAt(`${server.baseUrl}/`, lines, 'reading')
  await Promise.all(
    [1, 2, 3].flatMap((n) => [
      readAll(writing.stream(prompt(`写${n}`), { signal: signal() })),
      readAll(reading.stream(prompt(`读${n}`), { signal: signal() })),
    ]),
  )
  await server.close()
  expect(server.load.most).toBe(2)
})

test('another key, or another address, is another line', () => {
  const lines = createEndpointLines()
  const settings = { label: 'a', baseUrl: 'http://a/v1', apiKey: 'k', model: 'm' }
  expect(lines.lineTo({ ...settings, model: 'other' })).toBe(lines.lineTo(settings))
  expect(lines.lineTo({ ...settings, apiKey: 'other' })).not.toBe(lines.lineTo(settings))
  expect(lines.lineTo({ ...settings, baseUrl: 'http://b/v1' })).not.toBe(lines.lineTo(settings))
})

test('drafting goes before what was asked earlier only to read, and finds a place kept', async () => {
  const held = heldAnswers()
  const server = await startModelServer(held.script)
  const lines = createEndpointLines({ concurrency: 2 })
  const writing = modelAt(server.baseUrl, lines)
  const reading = modelAt(server.baseUrl, lines, 'reading')
  const asked = (): readonly string[] => server.requests.map(({ body }) => body.messages[1]?.content ?? '')
  const all = [
    readAll(reading.stream(prompt('读1'), { signal: signal() })),
    readAll(reading.stream(prompt('读2'), { signal: signal() })),
    readAll(writing.stream(prompt('写1'), { signal: signal() })),
    readAll(writing.stream(prompt('写2'), { signal: signal() })),
  ]
  await expect.poll(asked).toHaveLength(2)
  held.letGo()
  await expect.poll(asked).toHaveLength(3)
  held.letGo()
  held.letGo()
  await expect.poll(asked).toHaveLength(4)
  held.letGo()
  await Promise.all(all)
  await server.close()
  expect([...asked().slice(0, 2)].sort()).toEqual(['写1', '读1'].sort())
  expect(asked().slice(2)).toEqual(['写2', '读2'])
})

test('an endpoint that drafting found down is not asked by those who read either', async () => {
  const server = await startModelServer(() => ({ status: 503 }))
  const lines = createEndpointLines()
  const writing = modelAt(server.baseUrl, lines)
  for (let n = 0; n < 4; n += 1)
    await expect(readAll(writing.stream(prompt('写'), { signal: signal() }))).rejects.toThrow()
  const before = server.requests.length
  const reading = modelAt(server.baseUrl, lines, 'reading')
  await expect(readAll(reading.stream(prompt('读'), { signal: signal() }))).rejects.toMatchObject({
    code: 'model-down',
  })
  await server.close()
  expect(server.requests.length).toBe(before)
})

test('an answer too late for a reader does not keep the endpoint from drafting', async () => {
  const server = await startModelServer((_request, n) => (n < 8 ? { hangAfterChars: 0, text: '好' } : { text: '好' }))
  const lines = createEndpointLines()
  const hurried = createLanguageModel({
    endpoints: [{ label: 'a', baseUrl: server.baseUrl, apiKey: 'k', model: 'm' }],
    ...{ clock: () => 0, limits: { attempts: 1, firstEventMs: 10, idleMs: 10 }, lines, rank: 'reading' },
  })
  for (let n = 0; n < 8; n += 1)
    await expect(readAll(hurried.stream(prompt('读'), { signal: signal() }))).rejects.toMatchObject({
      code: n < 4 ? 'model-timeout' : 'model-down',
    })
  const asked = server.requests.length
  const text = readAll(modelAt(server.baseUrl, lines).stream(prompt('写'), { signal: signal() }))
  await expect.poll(() => server.requests.length).toBe(asked + 1)
  await server.close()
  await text.catch(() => undefined)
})

test('a voice waits for a place like a draft', async () => {
  const held = heldAnswers()
  const server = await startModelServer(held.script)
  const lines = createEndpointLines({ concurrency: 1 })
  const settings = { label: 'a', baseUrl: server.baseUrl, apiKey: 'k', model: 'm' }
  const draft = readAll(modelAt(server.baseUrl, lines).stream(prompt('写'), { signal: signal() }))
  await expect.poll(() => server.requests.length).toBe(1)
  const transcriber = createTranscriber({ settings, clock: () => 0, lines })
  const stop = new AbortController()
  const voice = transcriber.transcribe(
    { bytes: new Uint8Array([1]), contentType: 'audio/amr' },
    { signal: stop.signal },
  )
  stop.abort()
  await expect(voice).rejects.toMatchObject({ code: 'model-stopped' })
  held.letGo()
  await draft
  await server.close()
  expect(server.requests.length).toBe(1)
})
