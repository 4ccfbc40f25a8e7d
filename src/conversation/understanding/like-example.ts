import type { ReadingRule, UnderstandingLexicon } from '../../core/knowledge/understanding-lexicon.ts'
import type { UnderstandingState } from '../../core/understanding.ts'
import { buildCommands } from './build-commands.ts'
import { applies } from './compare.ts'
import { cover, type Token } from './cover.ts'
import { createExampleIndex, type Likeness } from './example-index.ts'
import { fold } from './fold.ts'
import { isOf, type Reading } from './reading.ts'
import { isPlannedDeed } from './strength.ts'
import { isTelling } from './telling.ts'

export type ReadLikeExample = (body: string, state: UnderstandingState) => Reading | undefined

/** Longer messages say too much to be like one sentence; characters of the folded text. */
const LONGEST = 28
/** How like an example must be (cosine), and by how much more than any note. */
const LEAST = { likeness: 0.33, ahead: 0.06 }
/** The examples that are notes. */
const NOTE = '素材'
/** What takes away is never guessed at. */
const NEVER: readonly string[] = ['forget', 'answer']

/** Reads a short message by the example it is most like, when no rule fits its words. Never sure, never what destroys. */
export function createReadLikeExample(lexicon: UnderstandingLexicon): ReadLikeExample {
  const index = createExampleIndex(lexicon.examples)
  const foreign = new RegExp(lexicon.phrases.foreign.join('|'), 'u')
  return (body, state) => {
    const folded = fold(body).text
    if (!isShort(folded) || isTelling(body) || foreign.test(folded)) return undefined
    const [first, ...others] = index(folded)
    if (first === undefined || !isLikeEnough(first, others)) return undefined
    const all = cover(folded, lexicon, 'stems')
    if (isPlannedDeed(all, folded)) return undefined
    const tokens = all.filter((token) => token.tag !== 'unknown')
    const rule = lexicon.rules.find(
      (one) =>
        one.name === first.name &&
        applies(one, { text: body, folded, state, alone: true }, { tokens, tags: new Set() }),
    )
    if (rule === undefined || NEVER.includes(rule.command) || isWithoutWords(rule, tokens)) return undefined
    return {
      commands: buildCommands({ rule, tokens, clause: body, state }),
      rule: `${rule.name}（像“${first.example}”）`,
      sure: false,
      strength: 1,
      guessed: true,
    }
  }
}

function isShort(folded: string): boolean {
  return folded.length >= 2 && folded.length <= LONGEST
}

/** Some word of the rule must be there; for what is to be written all, a bare name is no wish. */
function isWithoutWords(rule: ReadingRule, tokens: readonly Token[]): boolean {
  if (rule.command === 'draft' && tokens.some(({ tag }) => tag === 'boss' || tag === 'demand')) return true
  const met = rule.has.filter((choices) => choices.some((tag) => tokens.some((token) => isOf(token, tag)))).length
  return met < (rule.command === 'draft' && rule.next !== true ? rule.has.length : 1)
}

function isLikeEnough(first: Likeness, others: readonly Likeness[]): boolean {
  const note = others.find(({ name }) => name === NOTE)?.likeness ?? 0
  return first.name !== NOTE && first.likeness >= LEAST.likeness && first.likeness - note >= LEAST.ahead
}
