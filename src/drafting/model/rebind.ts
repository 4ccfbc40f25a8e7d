import type { Fact } from '../../core/fact.ts'
import type { FigureGuard } from '../../core/guard.ts'

export interface Rebinding {
  readonly text: string
  /** Facts of the part that are not told yet. */
  readonly facts: readonly Fact[]
  readonly guard: FigureGuard
}

/** Share of a claim's pairs of characters that have to stand in a sentence for it to be about the claim. */
const ENOUGH_OVERLAP = 0.45

/**
 * The facts a sentence without citation rests on, when that can be told for sure: their figures stand in it and the guard
 * passes it on them alone, or it repeats the words of one without figures. Empty when it cannot.
 */
export function rebind({ text, facts, guard }: Rebinding): readonly Fact[] {
  const near = facts.filter((fact) => isNear(text, fact))
  const whole = near.filter((fact) => guard(text, [fact]).violations.every((violation) => violation.kind !== 'lost'))
  if (whole.length === 0) return []
  if (guard(text, whole).verdict === 'pass') return whole
  return whole.filter((fact) => guard(text, [fact]).verdict === 'pass').slice(0, 1)
}

function isNear(text: string, fact: Fact): boolean {
  const least = fact.figures.length > 0 ? ENOUGH_OVERLAP / 2 : ENOUGH_OVERLAP
  return overlap(text, fact.claim) >= least
}

/** Share of the second text's pairs of Chinese characters that the first has too. */
export function overlap(text: string, other: string): number {
  const wanted = pairs(other)
  if (wanted.size === 0) return 0
  const there = pairs(text)
  return [...wanted].filter((pair) => there.has(pair)).length / wanted.size
}

function pairs(text: string): ReadonlySet<string> {
  const chars = text.replace(/[^\u3400-\u9fff]/g, '')
  return new Set(Array.from({ length: Math.max(0, chars.length - 1) }, (_, at) => chars.slice(at, at + 2)))
}
