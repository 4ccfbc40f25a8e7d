import type { Config, ModelConfig } from '../config.ts'
import type { PromptLibrary } from '../core/language-model.ts'
import type { Logger } from '../core/logger.ts'
import type { PictureReader } from '../core/picture-reader.ts'
import type { Transcriber } from '../core/transcriber.ts'
import type { EndpointLines } from '../llm/create-endpoint-lines.ts'
import { createLanguageModel } from '../llm/create-language-model.ts'
import { createPictureReader } from '../llm/create-picture-reader.ts'
import { createTranscriber } from '../llm/create-transcriber.ts'
import type { EndpointSettings } from '../llm/endpoint-settings.ts'

export interface Senses {
  readonly pictures?: PictureReader
  readonly transcriber?: Transcriber
}

/** A photo with small writing takes a model longer than a prompt does; nobody waits for a second try. */
const LIMITS = { attempts: 1, firstEventMs: 60_000 }

/** What reads pictures and what writes voice down, as far as models for it are set. */
export function composeSenses({
  config,
  lines,
  prompts,
  logger,
}: {
  readonly config: Pick<Config, 'vision' | 'transcription'>
  readonly lines: EndpointLines
  readonly prompts: PromptLibrary
  readonly logger: Logger
}): Senses {
  const { vision, transcription } = config
  return {
    ...(vision !== undefined && {
      pictures: createPictureReader({
        model: createLanguageModel({
          endpoints: [endpointOf(vision)],
          ...{ clock: Date.now, limits: LIMITS, lines, rank: 'reading', logger },
        }),
        prompts,
      }),
    }),
    ...(transcription !== undefined && {
      transcriber: createTranscriber({ settings: endpointOf(transcription), clock: Date.now, lines }),
    }),
  }
}

function endpointOf({ name, baseUrl, apiKey }: ModelConfig): EndpointSettings {
  return { label: name, model: name, baseUrl, apiKey }
}
