import { APIError } from 'openai'
import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionUserMessageParam,
} from 'openai/resources/chat/completions'
import type { RenderedPrompt } from '../core/language-model.ts'

/** Fields we can do without when a server does not know them. */
const OPTIONAL_FIELDS = ['max_tokens', 'temperature'] as const
export type OptionalField = (typeof OPTIONAL_FIELDS)[number]

/** Low, not zero: zero makes some small models repeat themselves for ever. */
const TEMPERATURE = 0.3

export interface RequestParts {
  readonly model: string
  readonly prompt: RenderedPrompt
  readonly maxTokens?: number | undefined
  /** What this server has refused before. */
  readonly refused: ReadonlySet<OptionalField>
}

export function requestBody({ model, prompt, maxTokens, refused }: RequestParts): ChatCompletionCreateParamsStreaming {
  return {
    model,
    stream: true,
    messages: [
      { role: 'system', content: prompt.system },
      { role: 'user', content: userContent(prompt) },
    ],
    ...(refused.has('temperature') ? {} : { temperature: TEMPERATURE }),
    ...tokenLimit(maxTokens, refused.has('max_tokens')),
  }
}

/** A picture goes as a data URL, which every compatible server that can see understands. */
function userContent({ user, picture }: RenderedPrompt): ChatCompletionUserMessageParam['content'] {
  if (picture === undefined) return user
  const url = `data:${picture.contentType};base64,${Buffer.from(picture.bytes).toString('base64')}`
  return [
    { type: 'text', text: user },
    { type: 'image_url', image_url: { url } },
  ]
}

/** OpenAI's newer models take only `max_completion_tokens`; everybody else knows only `max_tokens`. */
function tokenLimit(
  limit: number | undefined,
  renamed: boolean,
): { max_tokens?: number; max_completion_tokens?: number } {
  if (limit === undefined) return {}
  return renamed ? { max_completion_tokens: limit } : { max_tokens: limit }
}

/** The optional field a 400 or 422 complains of in its `param`, if it is one of ours and new. */
export function refusedField(thrown: unknown, refused: ReadonlySet<OptionalField>): OptionalField | undefined {
  if (!(thrown instanceof APIError) || (thrown.status !== 400 && thrown.status !== 422)) return undefined
  return OPTIONAL_FIELDS.find((field) => field === thrown.param && !refused.has(field))
}
