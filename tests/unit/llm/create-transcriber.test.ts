import { afterEach, describe, expect, test } from 'vitest'
import { createTranscriber } from '../../../src/llm/create-transcriber.ts'
import {
  startTranscriptionServer,
  type TranscriptionAnswer,
  type TranscriptionServer,
} from '../../helpers/transcription-server.ts'

let server: TranscriptionServer | undefined
afterEach(() => server?.close())

async function transcribe(
  answer: TranscriptionAnswer,
  contentType = 'audio/amr',
): Promise<{ readonly text: string; readonly heard: TranscriptionServer['heard'] }> {
  server = await startTranscriptionServer(() => answer)
  const { baseUrl, heard } = server
  const transcriber = createTranscriber({
    settings: { label: 'ear', model: 'ear', baseUrl, apiKey: 'fake' },
    clock: Date.now,
  })
  const voice = { bytes: new Uint8Array(Buffer.from('#!AMR voice')), contentType }
  return { text: await transcriber.transcribe(voice, { signal: AbortSignal.timeout(5000) }), heard }
}

describe('the transcriber', () => {
  test('sends the voice as a file of its format and answers with the words', async () => {
    const { text, heard } = await transcribe({ body: JSON.stringify({ text: ' 调解了二十三起 ' }) })
    expect(text).toBe('调解了二十三起')
    expect(heard).toHaveLength(1)
    expect(heard[0]?.path).toBe('/v1/audio/transcriptions')
    expect(heard[0]?.body).toMatch(/filename="voice\.amr"[\s\S]*#!AMR voice/)
    expect(heard[0]?.body).toMatch(/name="model"\s+ear/)
  })

  test('names other formats as they are', async () => {
    const { heard } = await transcribe({ body: '{"text":"好"}' }, 'audio/mpeg')
    expect(heard[0]?.body).toContain('voice.mp3')
  })

  test('takes bare text from servers that give nothing else', async () => {
    expect((await transcribe({ type: 'text/plain', body: '下乡普法三场\n' })).text).toBe('下乡普法三场')
  })

  test.each([
    ['refuses the key', { status: 401, body: '{}' }, 'model-auth'],
    ['does not know the format', { status: 400, body: '{}' }, 'model-refused'],
    ['is down', { status: 500, body: '{}' }, 'model-down'],
    ['answers rubbish', { body: '{"words":1}' }, 'model-empty'],
  ])('a server that %s: the verdict says so', async (_what, answer, code) => {
    await expect(transcribe(answer)).rejects.toMatchObject({ code })
  })
})
