import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import type { Media } from '../../../src/core/channel.ts'
import { createLanguageModel } from '../../../src/llm/create-language-model.ts'
import { createPictureReader } from '../../../src/llm/create-picture-reader.ts'
import { createPromptLibrary } from '../../../src/prompts/create-prompt-library.ts'
import { type ModelAnswer, type ModelServer, startModelServer } from '../../helpers/model-server.ts'

const PHOTO: Media = { bytes: new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3]), contentType: 'application/octet-stream' }

let server: ModelServer | undefined
afterEach(() => server?.close())

async function read(answer: ModelAnswer, photo = PHOTO): Promise<string> {
  server = await startModelServer(() => answer)
  const model = createLanguageModel({
    endpoints: [{ label: 'eye', model: 'eye', baseUrl: server.baseUrl, apiKey: 'fake' }],
    clock: Date.now,
    limits: { attempts: 1, firstEventMs: 300 },
  })
  const prompts = createPromptLibrary({ folder: fileURLToPath(new URL('../../../prompts', import.meta.url)) })
  return await createPictureReader({ model, prompts }).read(photo, { signal: AbortSignal.timeout(5000) })
}

describe('the picture reader', () => {
  test('shows the model the picture itself and takes what stands between the marks', async () => {
    const text = await read({
      text: '好的，图中内容如下：\n【正文】\n调解台账\n1月 12件\n2月 □件\n【完】\n希望有帮助！',
    })
    expect(text).toBe('调解台账\n1月 12件\n2月 □件')
    const [, user] = server?.requests[0]?.body.messages ?? []
    expect(user?.content).toMatchObject([
      { type: 'text' },
      {
        type: 'image_url',
        image_url: { url: `data:image/jpeg;base64,${Buffer.from(PHOTO.bytes).toString('base64')}` },
      },
    ])
  })

  test.each([
    ['a picture without words', '【正文】\n【完】', ''],
    ['talk about the picture instead of its text', '这张图片拍摄了一本笔记本，字迹比较清楚，共有12件。', ''],
    ['an answer cut before its end', '【正文】\n3月 8件', '3月 8件'],
    ['thinking aloud before the text', '数一数有99件</think>【正文】\n3月 8件\n【完】', '3月 8件'],
  ])('%s', async (_what, answer, expected) => {
    expect(await read({ text: answer })).toBe(expected)
  })

  test('thinking in the dialect of a vendor is no text of the picture', async () => {
    expect(await read({ thinking: '先看左上角，像是99件', text: '【正文】\n8件\n【完】', dialect: 'ollama' })).toBe(
      '8件',
    )
  })

  test.each([
    ['refused', { status: 401 }, 'model-auth'],
    ['too large for the server', { status: 413 }, 'model-refused'],
    ['down', { status: 503 }, 'model-down'],
    ['silent', { delayMs: 2000, text: '【正文】1【完】' }, 'model-timeout'],
  ] as const)('a server that is %s: the verdict says so', async (_what, answer, code) => {
    await expect(read(answer)).rejects.toMatchObject({ code })
  })
})
