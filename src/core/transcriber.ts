import type { Media } from './channel.ts'

/** Writes down what is said in a voice message. */
export interface Transcriber {
  /** The words, empty when nothing is said. Throws a ZhibiError with its verdict (`model-…`). */
  transcribe(voice: Media, options: { readonly signal: AbortSignal }): Promise<string>
}
