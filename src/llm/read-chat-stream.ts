import type { ChatCompletionChunk } from 'openai/resources/chat/completions'
import { modelError } from './model-error.ts'
import { createThinkingStripper } from './strip-thinking.ts'

/** What of the chunks we trust to be there: some servers leave out `choices`, `delta` or send `content: null`. */
interface LooseChunk {
  readonly choices?: readonly LooseChoice[] | null
}
interface LooseChoice {
  readonly delta?: { readonly content?: string | null } | null
  readonly message?: { readonly content?: string | null } | null
  readonly finish_reason?: string | null
}

/**
 * The text of a chat stream. Reasoning fields (`reasoning_content` of DeepSeek and Qwen, `reasoning` of vLLM and Ollama)
 * are left where they are, `<think>` is taken out of the text. An empty piece is yielded for an event without text, so that
 * a reader can tell a thinking model from a dead one.
 * @throws ZhibiError model-refused (filtered), model-cut (no proper end), model-empty (an end without text)
 */
export async function* readChatStream(chunks: AsyncIterable<ChatCompletionChunk>): AsyncGenerator<string> {
  const thinking = createThinkingStripper()
  let ended: string | undefined
  let written = false
  for await (const chunk of chunks) {
    const choice = (chunk as LooseChunk).choices?.[0]
    const piece = thinking.push(textOf(choice))
    written ||= piece.trim() !== ''
    ended = choice?.finish_reason ?? ended
    yield piece
  }
  const rest = thinking.end()
  written ||= rest.trim() !== ''
  if (rest !== '') yield rest
  assertWellEnded(ended, written)
}

function textOf(choice: LooseChoice | undefined): string {
  return choice?.delta?.content ?? choice?.message?.content ?? ''
}

function assertWellEnded(ended: string | undefined, written: boolean): void {
  if (ended === 'content_filter') throw modelError('model-refused')
  if (ended === 'length') throw modelError('model-cut')
  if (!written) throw modelError('model-empty')
  if (ended === undefined) throw modelError('model-cut')
}
