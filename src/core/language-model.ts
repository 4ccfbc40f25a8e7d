/** A prompt ready to send. */
export interface RenderedPrompt {
  /** name@digest of the template. */
  readonly id: string
  readonly system: string
  readonly user: string
  /** Shown beside the words, to a model that can see. */
  readonly picture?: { readonly bytes: Uint8Array; readonly contentType: string }
}

export interface LanguageModel {
  readonly name: string
  /** Text pieces as they come. Throws a ZhibiError: code `model-…`, with its verdict. Ends when the signal aborts. */
  stream(
    prompt: RenderedPrompt,
    options: { readonly signal: AbortSignal; readonly maxTokens?: number },
  ): AsyncIterable<string>
}

export interface PromptLibrary {
  render(name: string, variables: Readonly<Record<string, unknown>>): RenderedPrompt
}
