import type { Config } from '../config.ts'
import { createTypoProposer } from '../conversation/create-typo-proposer.ts'
import { createModelUnderstanding } from '../conversation/understanding/create-model-understanding.ts'
import type { PrivateNames } from '../core/knowledge/private-names.ts'
import type { PromptLibrary } from '../core/language-model.ts'
import type { Logger } from '../core/logger.ts'
import type { ModelUnderstanding } from '../core/model-understanding.ts'
import type { TypoProposer } from '../core/typo-proposer.ts'
import type { EndpointLines } from '../llm/create-endpoint-lines.ts'
import { createLanguageModel } from '../llm/create-language-model.ts'

export interface ModelReaders {
  readonly modelUnderstanding?: ModelUnderstanding
  readonly typos?: TypoProposer
}

/** A model too slow to say what was meant opens a circuit of its own, so that it is not waited for message after message. */
const QUICK = { attempts: 1, firstEventMs: 2000, idleMs: 2000 }
const PATIENT = { attempts: 1, firstEventMs: 15_000, idleMs: 10_000 }

/** What a model does beside writing: reading doubtful messages, looking for mistyped words. Nothing without a model. */
export function composeModelReaders({
  config: { models },
  lines,
  prompts,
  privateNames,
  logger,
}: {
  readonly config: Pick<Config, 'models'>
  readonly lines: EndpointLines
  readonly prompts: PromptLibrary
  readonly privateNames: PrivateNames
  readonly logger: Logger
}): ModelReaders {
  if (models.length === 0) return {}
  const endpoints = models.map(({ name, baseUrl, apiKey }) => ({ label: name, model: name, baseUrl, apiKey }))
  const modelWithin = (limits: typeof QUICK) =>
    createLanguageModel({ endpoints, ...{ clock: Date.now, limits, lines, rank: 'reading' }, logger })
  return {
    modelUnderstanding: createModelUnderstanding({ model: modelWithin(QUICK), prompts, privateNames }),
    typos: createTypoProposer({ model: modelWithin(PATIENT), prompts, privateNames }),
  }
}
