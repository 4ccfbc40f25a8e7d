import type { Fact } from '../../core/fact.ts'

/** Facts that were told in one breath and make one sentence; `merged` carries the claims and figures of all. */
export interface Bundle {
  readonly facts: readonly Fact[]
  readonly merged: Fact
}

const SENTENCE_CHARS = 46
/** Line break, list mark, blank: what may stand between two statements told together. */
const NEAR = 4
const MEMBER_CHARS = 12

/** In the order told. A new bundle for another note, theme or office, a dated event, or a sentence grown long. */
export function bundleFacts(facts: readonly Fact[]): readonly Bundle[] {
  const bundles: Bundle[] = []
  for (const fact of facts) {
    const last = bundles.at(-1)
    if (last !== undefined && belongTogether(last, fact)) bundles[bundles.length - 1] = joined(last, fact)
    else bundles.push({ facts: [fact], merged: fact })
  }
  return bundles
}

function belongTogether({ facts, merged }: Bundle, next: Fact): boolean {
  const last = facts.at(-1)
  if (last === undefined || !toldTogether(last, next) || startsWithDate(next)) return false
  if (isMember(last) && isMember(next)) return true
  const roomLeft = merged.claim.length + next.claim.length <= SENTENCE_CHARS
  return roomLeft && !isBreakdown(next) && !/[。；]$/.test(merged.claim)
}

/** One note, one subject, one office, and nothing between them. */
function toldTogether(last: Fact, next: Fact): boolean {
  const gap = next.provenance.span.start - last.provenance.span.end
  const sameNote = last.provenance.noteId === next.provenance.noteId
  return sameNote && last.theme === next.theme && last.context === next.context && gap >= 0 && gap <= NEAR
}

function joined({ facts, merged }: Bundle, next: Fact): Bundle {
  const shift = merged.claim.length + 1
  const figures = next.figures.map((figure) => ({
    ...figure,
    span: { start: figure.span.start + shift, end: figure.span.end + shift },
  }))
  const claim = `${merged.claim} ${next.claim}`
  return { facts: [...facts, next], merged: { ...merged, claim, figures: [...merged.figures, ...figures] } }
}

function startsWithDate({ figures }: Fact): boolean {
  return figures.some((figure) => figure.kind === 'date' && figure.span.start === 0)
}

/** 婚姻家庭41 邻里52 土地23: the parts of a total make their own sentence. */
function isBreakdown({ claim, figures }: Fact): boolean {
  return figures.length >= 3 && claim.length <= figures.length * MEMBER_CHARS && !/[率次场]/.test(claim)
}

/** 婚姻家庭12: one of the parts a total is made of. */
function isMember({ claim, figures }: Fact): boolean {
  return figures.length === 1 && claim.length <= MEMBER_CHARS && figures[0]?.span.end === claim.length
}
