import { ZhibiError } from '../core/errors.ts'
import type { Finding } from '../core/finding.ts'
import type { ProposedTypo, TypoProposer } from '../core/typo-proposer.ts'
import { findSecrecyMark } from '../language/secrecy-mark.ts'

/** More than these are no slips but another way of writing. */
const MOST = 10
/** In UTF-16 units; a whole report is a third of it. */
const LONGEST_TEXT = 12_000

/**
 * What a model takes for mistyped, as `info` and never more: it must stand in the text, change no figure and be where no
 * checker has spoken. A text with a secrecy mark goes to no model; a model that is down proposes nothing.
 */
export async function proposeTypos(
  text: string,
  found: readonly Finding[],
  { typos, signal }: { readonly typos: TypoProposer | undefined; readonly signal: AbortSignal },
): Promise<readonly Finding[]> {
  if (typos === undefined || text.length > LONGEST_TEXT || findSecrecyMark(text) !== undefined) return []
  try {
    const proposed = await typos.propose(text, { signal })
    return proposed.flatMap((one) => toFinding(text, one, found)).slice(0, MOST)
  } catch (error) {
    if (error instanceof ZhibiError && !signal.aborted) return []
    throw error
  }
}

function toFinding(
  text: string,
  { quote, suggestion, why }: ProposedTypo,
  found: readonly Finding[],
): readonly Finding[] {
  const start = quote === '' ? -1 : text.indexOf(quote)
  const span = { start, end: start + quote.length }
  if (start < 0 || quote === suggestion || digits(quote) !== digits(suggestion)) return []
  if (found.some((one) => one.span.start < span.end && span.start < one.span.end)) return []
  return [{ checker: 'model', kind: 'typo', severity: 'info', quote, span, message: why, suggestion }]
}

function digits(text: string): string {
  return text.replace(/[^\d〇零一二三四五六七八九十百千万亿两%％.]/g, '')
}
