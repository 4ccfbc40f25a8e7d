import { toFile } from 'openai'
import type { Clock } from '../core/clock.ts'
import type { Transcriber } from '../core/transcriber.ts'
import { createClient } from './create-client.ts'
import { createEndpointLines, type EndpointLines } from './create-endpoint-lines.ts'
import { DEFAULT_LIMITS, type EndpointSettings } from './endpoint-settings.ts'
import { modelError, toModelError } from './model-error.ts'

/** Servers tell the format by the name of the file. WeCom sends voice as AMR. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'audio/amr': 'amr',
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/ogg': 'ogg',
  'audio/webm': 'webm',
}

/** Writes voice down at an OpenAI-compatible `/audio/transcriptions`, once: whoever spoke can type as well. */
export function createTranscriber({
  settings,
  clock,
  lines = createEndpointLines(),
}: {
  readonly settings: EndpointSettings
  readonly clock: Clock
  readonly lines?: EndpointLines
}): Transcriber {
  const client = createClient(settings, DEFAULT_LIMITS)
  const { gate } = lines.lineTo(settings)
  return {
    transcribe: async ({ bytes, contentType, name }, { signal }) => {
      const leave = await gate.enter(signal, 'reading')
      try {
        const file = await toFile(bytes, fileName(contentType, name), { type: contentType })
        const options = { signal, timeout: DEFAULT_LIMITS.firstEventMs }
        const answer: unknown = await client.audio.transcriptions.create(
          { file, model: settings.model, language: 'zh' },
          options,
        )
        return textOf(answer).trim()
      } catch (thrown) {
        throw signal.aborted ? modelError('model-stopped') : toModelError(thrown, clock())
      } finally {
        leave()
      }
    },
  }
}

function fileName(contentType: string, name: string | undefined): string {
  const extension = EXTENSIONS[contentType] ?? /\.([a-z0-9]{2,4})$/iu.exec(name ?? '')?.[1]?.toLowerCase() ?? 'amr'
  return `voice.${extension}`
}

/** Some servers answer with the bare text whatever format was asked for. */
function textOf(answer: unknown): string {
  if (typeof answer === 'string') return answer
  if (typeof answer === 'object' && answer !== null && 'text' in answer && typeof answer.text === 'string')
    return answer.text
  throw modelError('model-empty')
}
