import type { Clock } from '../core/clock.ts'
import type { LanguageModel } from '../core/language-model.ts'
import { type Circuit, createCircuit } from './create-circuit.ts'
import { createClient } from './create-client.ts'
import type { EndpointLine } from './create-endpoint-lines.ts'
import type { Rank } from './create-gate.ts'
import type { EndpointLimits, EndpointSettings } from './endpoint-settings.ts'
import { modelError, toModelError } from './model-error.ts'
import { readChatStream } from './read-chat-stream.ts'
import { type OptionalField, type RequestParts, refusedField, requestBody } from './request-body.ts'
import { retry, type Wait } from './retry.ts'
import { streamAnyAnswer } from './stream-any-answer.ts'
import { watchStream, within } from './watch-stream.ts'

export interface EndpointDependencies {
  readonly settings: EndpointSettings
  readonly limits: EndpointLimits
  /** Shared with everybody who asks this endpoint. */
  readonly line: EndpointLine
  readonly rank: Rank
  readonly clock: Clock
  readonly wait: Wait
  /** 0 ≤ n < 1, spreads the retries. */
  readonly random: () => number
}

/** An open stream whose first words are there. */
interface OpenStream {
  readonly first: string
  readonly rest: AsyncGenerator<string>
}

type StreamOptions = Parameters<LanguageModel['stream']>[1]

/**
 * One endpoint as a language model. Until the first words are there, trouble is tried again with backoff; after that it
 * is thrown, because the reader has already used what came.
 */
export function createEndpoint(deps: EndpointDependencies): LanguageModel {
  const { settings, limits } = deps
  const client = createClient(settings, limits, streamAnyAnswer(globalThis.fetch))
  const circuit = circuitFor(deps)
  const refused = new Set<OptionalField>()

  const open = async (parts: Omit<RequestParts, 'refused' | 'model'>, signal: AbortSignal): Promise<OpenStream> => {
    const ended = new AbortController()
    const both = AbortSignal.any([signal, ended.signal])
    try {
      const body = requestBody({ ...parts, model: settings.model, refused })
      const chunks = await within(client.chat.completions.create(body, { signal: both }), limits.firstEventMs)
      const abort = (): void => {
        ended.abort()
      }
      const pieces = readChatStream(chunks)
      return await firstWords(watchStream(pieces, { firstEventMs: limits.firstEventMs, idleMs: limits.idleMs, abort }))
    } catch (thrown) {
      ended.abort()
      const field = refusedField(thrown, refused)
      if (field === undefined) throw signal.aborted ? modelError('model-stopped') : toModelError(thrown, deps.clock())
      refused.add(field)
      return open(parts, signal)
    }
  }

  return {
    name: settings.model,
    async *stream(prompt, options: StreamOptions) {
      const leave = await deps.line.gate.enter(options.signal, deps.rank)
      let opened: OpenStream | undefined
      try {
        const parts = { prompt, maxTokens: options.maxTokens }
        opened = await retry(() => circuit.run(() => open(parts, options.signal)), {
          ...deps,
          signal: options.signal,
        })
        yield opened.first
        for await (const piece of opened.rest) if (piece !== '') yield piece
      } catch (thrown) {
        throw options.signal.aborted ? modelError('model-stopped') : toModelError(thrown, deps.clock())
      } finally {
        await opened?.rest.return(undefined)
        leave()
      }
    },
  }
}

/** Reading has little time: a circuit of its own for its timeouts, inside the one that all share. */
function circuitFor({ line, rank, limits }: EndpointDependencies): Circuit {
  if (rank === 'writing') return line.circuit
  const own = createCircuit(limits.circuitResetMs)
  return { run: (step) => own.run(() => line.circuit.runHurried(step)) }
}

async function firstWords(pieces: AsyncGenerator<string>): Promise<OpenStream> {
  for (;;) {
    const next = await pieces.next()
    if (next.done === true) throw modelError('model-empty')
    if (next.value.trim() !== '') return { first: next.value, rest: pieces }
  }
}
