import type { LanguageModel, RenderedPrompt } from '../core/language-model.ts'
import { createThinkingStripper } from './strip-thinking.ts'

/** The whole answer without its thinking; for short answers that are of no use half. Throws as the stream does. */
export async function readWhole(
  model: LanguageModel,
  prompt: RenderedPrompt,
  options: { readonly signal: AbortSignal; readonly maxTokens?: number },
): Promise<string> {
  const stripper = createThinkingStripper()
  let text = ''
  for await (const piece of model.stream(prompt, options)) text += stripper.push(piece)
  return afterThinking(text + stripper.end()).trim()
}

/** A closing tag that was never opened ends the thinking too. */
function afterThinking(text: string): string {
  return text.split(/<\/(?:think|thinking|reasoning)>/u).at(-1) ?? ''
}
