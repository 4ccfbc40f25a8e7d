import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../core/clock.ts'
import type { LanguageModel } from '../core/language-model.ts'
import type { Logger } from '../core/logger.ts'
import { createEndpoint } from './create-endpoint.ts'
import { createEndpointLines, type EndpointLines } from './create-endpoint-lines.ts'
import type { Rank } from './create-gate.ts'
import { DEFAULT_LIMITS, type EndpointLimits, type EndpointSettings } from './endpoint-settings.ts'
import { modelError, toModelError } from './model-error.ts'
import type { Wait } from './retry.ts'

export interface LanguageModelDependencies {
  /** In order of preference; at least one. */
  readonly endpoints: readonly EndpointSettings[]
  readonly clock: Clock
  readonly limits?: Partial<EndpointLimits>
  /** The lines shared with the other models of this process; lines of its own without. */
  readonly lines?: EndpointLines
  /** Default: writing, which goes before reading. */
  readonly rank?: Rank
  readonly logger?: Logger
  readonly wait?: Wait
  readonly random?: () => number
}

const waitOnTimer: Wait = async (ms, signal) => {
  await sleep(ms, undefined, { signal })
}

/**
 * The language model over OpenAI-compatible endpoints. An endpoint that gives no text at all is passed over for the next;
 * one that breaks off in the middle is not, for its words are already in use.
 * @throws from the stream: ZhibiError with a code of {@link ModelVerdict}
 */
export function createLanguageModel(deps: LanguageModelDependencies): LanguageModel {
  const limits = { ...DEFAULT_LIMITS, ...deps.limits }
  const { wait = waitOnTimer, random = Math.random, rank = 'writing', clock, logger } = deps
  const lines = deps.lines ?? createEndpointLines(limits)
  const endpoints = deps.endpoints.map((settings) => ({
    label: settings.label,
    model: createEndpoint({ settings, limits, line: lines.lineTo(settings), rank, clock, wait, random }),
  }))
  return {
    name: endpoints[0]?.model.name ?? '',
    async *stream(prompt, options) {
      let last = modelError('model-down')
      for (const { label, model } of endpoints) {
        let begun = false
        try {
          for await (const piece of model.stream(prompt, options)) {
            begun = true
            yield piece
          }
          return
        } catch (thrown) {
          last = toModelError(thrown, clock())
          logger?.warn({ endpoint: label, code: last.code, begun, promptId: prompt.id }, 'model endpoint failed')
          if (begun || last.code === 'model-stopped') throw last
        }
      }
      throw last
    },
  }
}
