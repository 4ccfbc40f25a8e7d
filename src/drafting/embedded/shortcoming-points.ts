import type { Fact } from '../../core/fact.ts'
import type { Outline, ShortcomingKind } from '../../core/knowledge/drafting.ts'
import { liveFacts } from '../../core/section-facts.ts'

/** One point of 不足: the problems told that are of one kind, and the causes told for them. */
export interface ShortcomingPoint {
  readonly kind: ShortcomingKind
  readonly problems: readonly Fact[]
  readonly causes: readonly Fact[]
}

const OFFERED = 3

/** The points in the order told. A problem of no known kind told right after another belongs to it. */
export function shortcomingPoints(facts: readonly Fact[], outline: Outline): readonly ShortcomingPoint[] {
  const points: ShortcomingPoint[] = []
  for (const fact of liveFacts(facts)) {
    if (fact.polarity === 'problem') addProblem(points, fact, outline)
    if (fact.polarity === 'cause') addCause(points, fact)
  }
  return points
}

/** Points to offer when nobody told a problem: the first kinds of the table, with nothing behind them. */
export function offeredPoints({ shortcomings }: Outline): readonly ShortcomingPoint[] {
  return shortcomings.slice(0, OFFERED).map((kind) => ({ kind, problems: [], causes: [] }))
}

function addProblem(points: ShortcomingPoint[], fact: Fact, outline: Outline): void {
  const kind = kindOf(fact.claim, outline)
  const last = points.at(-1)
  const near = last?.problems.at(-1)?.provenance
  const follows =
    near !== undefined &&
    near.noteId === fact.provenance.noteId &&
    near.span.end <= fact.provenance.span.start &&
    fact.provenance.span.start - near.span.end <= 1
  const same = points.findIndex((point) => point.kind.kind === kind.kind && point.kind.keys.length > 0)
  const index = same >= 0 ? same : follows && kind.keys.length === 0 ? points.length - 1 : -1
  const point = points[index]
  if (point === undefined) points.push({ kind: kindOfTheme(fact, kind, outline), problems: [fact], causes: [] })
  else points[index] = { ...point, problems: [...point.problems, fact] }
}

/** A problem without a key has the cause and the measure of the kind its theme tells, not its name. */
function kindOfTheme({ theme }: Fact, kind: ShortcomingKind, { shortcomings }: Outline): ShortcomingKind {
  if (kind.keys.length > 0 || theme === undefined) return kind
  const found = shortcomings.find(({ themes }) => themes.includes(theme))
  return found === undefined ? kind : { ...found, keys: [] }
}

/** A cause belongs to the problem told before it; one that came first waits for none and goes to the first point. */
function addCause(points: ShortcomingPoint[], fact: Fact): void {
  const point = points.at(-1)
  if (point !== undefined) points[points.length - 1] = { ...point, causes: [...point.causes, fact] }
}

/** The kind whose key comes first in the words (the longer key of two at one place); the last row when none is there. */
export function kindOf(words: string, { shortcomings }: Outline): ShortcomingKind {
  const found = shortcomings.flatMap((kind) =>
    kind.keys.filter((key) => words.includes(key)).map((key) => ({ kind, at: words.indexOf(key), length: key.length })),
  )
  const [first] = found.sort((a, b) => a.at - b.at || b.length - a.length)
  const fallback = shortcomings.at(-1) ?? first?.kind
  if (fallback === undefined) throw new RangeError('the outline has no kinds of shortcoming')
  return first?.kind ?? fallback
}
