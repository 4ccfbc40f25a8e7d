import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RenderedPrompt } from '../../../src/core/language-model.ts'
import { createLanguageModel, type LanguageModelDependencies } from '../../../src/llm/create-language-model.ts'
import type { EndpointLimits } from '../../../src/llm/endpoint-settings.ts'
import { type Dialect, type ModelScript, type ModelServer, startModelServer } from '../../helpers/model-server.ts'

const prompt: RenderedPrompt = { id: 'test@0', system: '规则', user: '素材' }
const TEXT = '松溪镇召开党委会4次。〔f1〕\n'

let servers: ModelServer[] = []
let waits: number[] = []
beforeEach(() => {
  servers = []
  waits = []
})
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
})

const serve = async (script: ModelScript): Promise<ModelServer> => {
  const server = await startModelServer(script)
  servers.push(server)
  return server
}

const modelAt = (
  baseUrls: readonly string[],
  limits: Partial<EndpointLimits> = {},
  rest: Partial<LanguageModelDependencies> = {},
) =>
  createLanguageModel({
    endpoints: baseUrls.map((baseUrl, n) => ({ label: `e${n}`, baseUrl, apiKey: 'k', model: `m${n}` })),
    clock: () => 0,
    random: () => 0,
    wait: async (ms) => {
      waits.push(ms)
    },
    limits: { firstEventMs: 2000, idleMs: 2000, ...limits },
    ...rest,
  })

const read = async (model: ReturnType<typeof modelAt>, signal = new AbortController().signal): Promise<string> => {
  let text = ''
  for await (const piece of model.stream(prompt, { signal, maxTokens: 100 })) text += piece
  return text
}

/** The text that came before the error, and the error's code. */
const readUntilError = async (model: ReturnType<typeof modelAt>): Promise<{ text: string; code: string }> => {
  let text = ''
  try {
    for await (const piece of model.stream(prompt, { signal: new AbortController().signal })) text += piece
  } catch (error) {
    return { text, code: (error as { code: string }).code }
  }
  return { text, code: 'none' }
}

describe('reads the same text from every vendor, and none of its thinking', () => {
  const dialects: readonly Dialect[] = ['openai', 'deepseek', 'qwen', 'vllm', 'ollama']
  test.each(dialects)('%s', async (dialect) => {
    for (const pieceChars of [1, 3, 400]) {
      const server = await serve(() => ({ text: TEXT, thinking: '先想一想，调解900件？', dialect, pieceChars }))
      expect((await read(modelAt([server.baseUrl]))).trim()).toBe(TEXT.trim())
    }
  })

  test('a gateway that answers in one JSON piece', async () => {
    const body = JSON.stringify({ choices: [{ message: { content: TEXT }, finish_reason: 'stop' }] })
    const server = await serve(() => ({ raw: { type: 'application/json', body } }))
    expect(await read(modelAt([server.baseUrl]))).toBe(TEXT)
  })
})

test('sends system and user, the key, the model and a token limit', async () => {
  const server = await serve(() => ({ text: TEXT }))
  await read(modelAt([server.baseUrl]))
  expect(server.requests[0]).toMatchObject({
    path: '/v1/chat/completions',
    authorization: 'Bearer k',
    body: {
      model: 'm0',
      stream: true,
      max_tokens: 100,
      messages: [
        { role: 'system', content: '规则' },
        { role: 'user', content: '素材' },
      ],
    },
  })
})

test('a field that the server refuses by name is left out or renamed, once and for good', async () => {
  const server = await serve(({ body }) => {
    const param =
      body.max_tokens !== undefined ? 'max_tokens' : body.temperature !== undefined ? 'temperature' : undefined
    return param === undefined ? { text: TEXT } : { status: 400, error: { message: 'x', param, code: 'unsupported' } }
  })
  const model = modelAt([server.baseUrl])
  expect(await read(model)).toBe(TEXT)
  expect(server.requests).toHaveLength(3)
  expect(server.requests[2]?.body.max_completion_tokens).toBe(100)
  await read(model)
  expect(server.requests).toHaveLength(4)
})

describe('verdicts', () => {
  test.each([
    [401, 'model-auth', 1],
    [403, 'model-auth', 1],
    [400, 'model-refused', 1],
    [429, 'model-rate', 3],
    [500, 'model-down', 3],
    [503, 'model-down', 3],
  ])('%i is %s after %i attempts', async (status, code, attempts) => {
    const server = await serve(() => ({ status }))
    expect(await readUntilError(modelAt([server.baseUrl]))).toEqual({ text: '', code })
    expect(server.requests).toHaveLength(attempts)
  })

  test('nobody at the address is model-down', async () => {
    const server = await serve(() => ({ text: TEXT }))
    await server.close()
    expect((await readUntilError(modelAt([server.baseUrl]))).code).toBe('model-down')
  })

  test('a server that accepts and says nothing is model-timeout', async () => {
    const server = await serve(() => ({ delayMs: 5000, text: TEXT }))
    expect((await readUntilError(modelAt([server.baseUrl], { firstEventMs: 60, attempts: 1 }))).code).toBe(
      'model-timeout',
    )
  })

  test('a stream that goes silent is model-timeout, and what came before is kept', async () => {
    const server = await serve(() => ({ text: TEXT, hangAfterChars: 7 }))
    const { text, code } = await readUntilError(modelAt([server.baseUrl], { idleMs: 60 }))
    expect(code).toBe('model-timeout')
    expect(TEXT.startsWith(text) && text.length >= 7).toBe(true)
    expect(server.requests).toHaveLength(1)
  })

  test('a socket that breaks in the middle is model-cut', async () => {
    const server = await serve(() => ({ text: TEXT, cutAfterChars: 7, pieceMs: 5 }))
    expect((await readUntilError(modelAt([server.baseUrl]))).code).toBe('model-cut')
  })

  test.each([
    ['length', 'model-cut'],
    [null, 'model-cut'],
    ['content_filter', 'model-refused'],
  ])('finish_reason %s is %s', async (finish, code) => {
    const server = await serve(() => ({ text: TEXT, finish }))
    expect(await readUntilError(modelAt([server.baseUrl]))).toEqual({ text: TEXT, code })
  })

  test.each([
    ['an HTML page', { type: 'text/html', body: '<html>login</html>' }],
    ['rubbish that calls itself JSON', { type: 'application/json', body: '<<<' }],
    ['an empty stream', { type: 'text/event-stream', body: 'data: [DONE]\n\n' }],
  ])('%s with status 200 is model-empty', async (_name, raw) => {
    const server = await serve(() => ({ raw }))
    expect((await readUntilError(modelAt([server.baseUrl], { attempts: 1 }))).code).toBe('model-empty')
  })

  test('a stream of broken JSON is model-cut', async () => {
    const server = await serve(() => ({ raw: { type: 'text/event-stream', body: 'data: {"choi\n\n' } }))
    expect((await readUntilError(modelAt([server.baseUrl], { attempts: 1 }))).code).toBe('model-cut')
  })
})

describe('retries', () => {
  test('the third attempt may succeed; waits double', async () => {
    const server = await serve((_request, n) => (n < 2 ? { status: 500 } : { text: TEXT }))
    expect(await read(modelAt([server.baseUrl], { backoffMs: 100 }))).toBe(TEXT)
    expect(waits).toEqual([100, 200])
  })

  test('Retry-After is honoured', async () => {
    const server = await serve((_request, n) =>
      n === 0 ? { status: 429, headers: { 'retry-after': '3' } } : { text: TEXT },
    )
    expect(await read(modelAt([server.baseUrl]))).toBe(TEXT)
    expect(waits).toEqual([3000])
  })

  test('a Retry-After beyond the bound is not waited for', async () => {
    const server = await serve(() => ({ status: 429, headers: { 'retry-after': '3600' } }))
    expect((await readUntilError(modelAt([server.baseUrl]))).code).toBe('model-rate')
    expect(waits).toEqual([])
    expect(server.requests).toHaveLength(1)
  })
})

describe('several endpoints', () => {
  test('the next one is asked when the first gives nothing', async () => {
    const bad = await serve(() => ({ status: 401 }))
    const good = await serve(() => ({ text: TEXT }))
    expect(await read(modelAt([bad.baseUrl, good.baseUrl]))).toBe(TEXT)
    expect(good.requests[0]?.body.model).toBe('m1')
  })

  test('but not when the first broke off in the middle: its words are in use', async () => {
    const bad = await serve(() => ({ text: TEXT, cutAfterChars: 7, pieceMs: 5 }))
    const good = await serve(() => ({ text: TEXT }))
    expect((await readUntilError(modelAt([bad.baseUrl, good.baseUrl]))).code).toBe('model-cut')
    expect(good.requests).toHaveLength(0)
  })
})

test('the circuit opens after failures in a row, spares the server, and closes again', async () => {
  let well = false
  const server = await serve(() => (well ? { text: TEXT } : { status: 500 }))
  const model = modelAt([server.baseUrl], { circuitResetMs: 50, attempts: 4 })
  await readUntilError(model)
  const before = server.requests.length
  expect((await readUntilError(model)).code).toBe('model-down')
  expect(server.requests).toHaveLength(before)
  well = true
  await expect.poll(() => read(model).catch(() => ''), { interval: 20 }).toBe(TEXT)
})

test('no more requests at once than the endpoint allows, and none is lost', async () => {
  const server = await serve(() => ({ text: TEXT, pieceMs: 2 }))
  const model = modelAt([server.baseUrl], { concurrency: 2 })
  const texts = await Promise.all(Array.from({ length: 7 }, () => read(model)))
  expect(texts).toEqual(Array.from({ length: 7 }, () => TEXT))
  expect(server.load.most).toBe(2)
})

test('the signal ends the stream at once, closes the request and frees its place', async () => {
  const server = await serve((_request, n) => (n === 0 ? { text: TEXT, hangAfterChars: 7 } : { text: TEXT }))
  const model = modelAt([server.baseUrl], { concurrency: 1 })
  const stop = new AbortController()
  const started = Date.now()
  const reading = read(model, stop.signal)
  await expect.poll(() => server.requests.length).toBe(1)
  stop.abort()
  await expect(reading).rejects.toMatchObject({ code: 'model-stopped' })
  expect(Date.now() - started).toBeLessThan(1500)
  await expect.poll(() => server.load.now).toBe(0)
  expect(await read(model)).toBe(TEXT)
})

test('a reader that walks away closes the request', async () => {
  const server = await serve(() => ({ text: TEXT.repeat(50), pieceMs: 5 }))
  for await (const piece of modelAt([server.baseUrl]).stream(prompt, { signal: new AbortController().signal })) {
    if (piece !== '') break
  }
  await expect.poll(() => server.load.now).toBe(0)
})
