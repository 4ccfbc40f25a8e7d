import type { LanguageModel, PromptLibrary } from '../core/language-model.ts'
import type { PictureReader } from '../core/picture-reader.ts'
import { pictureLines } from './picture-lines.ts'
import { readWhole } from './read-whole.ts'

const PROMPT = 'read-photo'
/** A full page of a notebook has some 600 characters. */
const MAX_TOKENS = 4000
const TEXT = /【正文】\s*([\s\S]*?)\s*(?:【完】|$)/u

/** Reads pictures with a model that can see. Only what stands between the marks of the prompt is taken. */
export function createPictureReader({
  model,
  prompts,
}: {
  readonly model: LanguageModel
  readonly prompts: PromptLibrary
}): PictureReader {
  return {
    read: async ({ bytes, contentType }, { signal }) => {
      const prompt = { ...prompts.render(PROMPT, {}), picture: { bytes, contentType: pictureType(bytes, contentType) } }
      const answer = await readWhole(model, prompt, { signal, maxTokens: MAX_TOKENS })
      // Without the marks it is talk about the picture, not its text.
      return pictureLines(TEXT.exec(answer)?.[1] ?? '')
    },
  }
}

/** Servers refuse a data URL without an image type; platforms do not always say one. */
function pictureType(bytes: Uint8Array, told: string): string {
  if (told.startsWith('image/')) return told
  if (bytes[0] === 0x89) return 'image/png'
  if (bytes[0] === 0x47) return 'image/gif'
  return bytes[0] === 0x52 ? 'image/webp' : 'image/jpeg'
}
