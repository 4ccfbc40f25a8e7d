import type { ZodType } from 'zod'
import type { LanguageModel, RenderedPrompt } from '../core/language-model.ts'

/** In UTF-16 units; who writes more is not answering what was asked. */
const LONGEST_ANSWER = 8000

export interface JsonQuestion<T> {
  readonly model: LanguageModel
  readonly prompt: RenderedPrompt
  readonly shape: ZodType<T>
  readonly maxTokens: number
  readonly signal: AbortSignal
}

/** The JSON object of an answer, whatever the model says around it; undefined when it has none of that shape. Throws as the stream does. */
export async function askForJson<T>({
  model,
  prompt,
  shape,
  maxTokens,
  signal,
}: JsonQuestion<T>): Promise<T | undefined> {
  let answer = ''
  for await (const piece of model.stream(prompt, { signal, maxTokens })) {
    answer += piece
    if (answer.length > LONGEST_ANSWER) return undefined
  }
  const read = shape.safeParse(jsonOf(answer))
  return read.success ? read.data : undefined
}

/** Some templates open the thinking in the prompt, so that only its end is in the answer. */
function jsonOf(answer: string): unknown {
  const said = answer.split(/<\/(?:think|thinking|reasoning)>/u).at(-1) ?? ''
  try {
    return JSON.parse(said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1))
  } catch {
    return undefined
  }
}
