import type { LanguageModel } from '../../src/core/language-model.ts'
import { createLanguageModel } from '../../src/llm/create-language-model.ts'
import { startModelServer } from './model-server.ts'

/** A model behind real HTTP that gives these answers one after the other, and then nothing. */
export async function answeringModel(
  ...answers: readonly string[]
): Promise<{ readonly model: LanguageModel; readonly close: () => Promise<void> }> {
  const server = await startModelServer((_request, n) => ({ text: answers[n] ?? '' }))
  const model = createLanguageModel({
    endpoints: [{ label: 'i', baseUrl: server.baseUrl, apiKey: 'k', model: 'answers' }],
    clock: () => 0,
    wait: async () => undefined,
    limits: { attempts: 1 },
  })
  return { model, close: () => server.close() }
}
