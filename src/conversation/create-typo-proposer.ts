import { z } from 'zod'
import type { PrivateNames } from '../core/knowledge/private-names.ts'
import type { LanguageModel, PromptLibrary } from '../core/language-model.ts'
import type { ProposedTypo, TypoProposer } from '../core/typo-proposer.ts'
import { createMask } from '../drafting/model/mask.ts'
import { findSecrecyMark } from '../language/secrecy-mark.ts'
import { askForJson } from './ask-for-json.ts'
import { differsByOneCharacter } from './one-character.ts'

/** A checked text is waited for, but not long; in ms. */
const DEADLINE_MS = 20_000
const MAX_TOKENS = 1200

const answerShape = z.object({
  typos: z
    .array(
      z.object({
        quote: z.string().min(1).max(24),
        suggestion: z.string().min(1).max(24),
        why: z.string().max(80).default('可能有错别字'),
      }),
    )
    .max(50),
})

/** Latin letters belong to names, codes and masks. */
const FIGURE_OR_CODE = /[\p{N}〇零一二三四五六七八九十百千万亿两%％a-z［］]/iu

/** Asks a model for mistyped words. What is not in the text, is more than one character, or touches a figure is dropped. */
export function createTypoProposer(deps: {
  readonly model: LanguageModel
  readonly prompts: PromptLibrary
  readonly privateNames: PrivateNames
  readonly deadlineMs?: number
}): TypoProposer {
  const { model, prompts, privateNames, deadlineMs = DEADLINE_MS } = deps
  return {
    async propose(text, { signal }) {
      if (findSecrecyMark(text) !== undefined) return []
      const answer = await askForJson({
        model,
        prompt: prompts.render('find-typos', { text: createMask(privateNames).hide(text) }),
        shape: answerShape,
        maxTokens: MAX_TOKENS,
        signal: AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]),
      })
      return (answer?.typos ?? []).filter((typo) => isPlausible(typo, text))
    },
  }
}

/** A figure nearby may be quoted; the character that changes must not be one. */
function isPlausible({ quote, suggestion }: ProposedTypo, text: string): boolean {
  if (!text.includes(quote)) return false
  const change = differsByOneCharacter(quote, suggestion)
  return change !== undefined && !FIGURE_OR_CODE.test(change)
}
