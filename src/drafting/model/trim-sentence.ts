import type { Fact } from '../../core/fact.ts'
import { shareOf } from './share-of.ts'
import { bare, type Ground, unsupported } from './unsupported.ts'

export interface Trimming extends Ground {
  readonly text: string
  /** Other words the sentence may be about: the sketch of its part, its heading. */
  readonly words?: string
  /** Where only deeds are told: a clause that has nothing of the facts is cut, too. */
  readonly strict: boolean
}

/** Share of a clause's characters that the facts have, under which it is about something else. */
const FOREIGN = 0.25
/** From this share on a clause tells a fact, and is not cut, but asked for again. */
const TELLING = 0.4
const LEAST_CHARS = 4

/**
 * Cuts clauses that say what no fact says: praise of one's own effect, names and claims of their own, words without
 * anything of the facts. A clause with a figure stays for the guard; the first one stays unless it claims something.
 */
export function trimSentence(trimming: Trimming): string {
  const { text } = trimming
  const end = /[。！？：]?$/.exec(text)?.[0] ?? ''
  const clauses = clausesOf(text.slice(0, text.length - end.length))
  const kept = clauses.filter((clause, n) => !isCut(clause.text, n, trimming))
  if (kept.length === clauses.length || kept.length === 0) return text
  return joined(kept).replace(/^(?:并且?|且|同时|从而)，?/, '') + end
}

/** True for a sentence that is nothing but effect: no fact's words, no figure. */
export const isOnlyEffect = (text: string, ground: Ground): boolean =>
  clausesOf(text).every((clause) => isEffect(clause.text, ground))

function isCut(clause: string, n: number, trimming: Trimming): boolean {
  if (/\d/.test(clause)) return false
  const share = shareOf(clause, groundOf(trimming))
  if (share < TELLING && unsupported(clause, trimming).length > 0) return true
  if (n === 0) return false
  return isEffect(clause, trimming) || (trimming.strict && share < FOREIGN && clause.length >= LEAST_CHARS)
}

function isEffect(clause: string, { facts, prose }: Ground): boolean {
  const effect = prose.effects.exec(clause)?.[0]
  return effect !== undefined && !/\d/.test(clause) && !bare(facts.map(claimOf).join('|')).includes(bare(effect))
}

const claimOf = (fact: Fact): string => `${fact.context ?? ''}${fact.claim}`

const groundOf = ({ facts, words = '' }: Trimming): string => facts.map(claimOf).join('') + words

interface Clause {
  readonly text: string
  /** ， or ； behind it; empty at the end. */
  readonly mark: string
}

/** Clauses; a comma inside quotation marks or brackets cuts nothing. */
function clausesOf(text: string): readonly Clause[] {
  const pieces = text.split(/([，；])/)
  const clauses: Clause[] = []
  let open = ''
  for (let n = 0; n < pieces.length; n += 2) {
    const piece = open + (pieces[n] ?? '')
    const mark = pieces[n + 1] ?? ''
    if (isBalanced(piece) || mark === '') clauses.push({ text: piece, mark })
    open = isBalanced(piece) ? '' : piece + mark
  }
  return clauses
}

const isBalanced = (text: string): boolean =>
  (text.match(/[“（《]/g) ?? []).length === (text.match(/[”）》]/g) ?? []).length

const joined = (clauses: readonly Clause[]): string =>
  clauses.map(({ text, mark }, n) => text + (n === clauses.length - 1 ? '' : mark)).join('')
