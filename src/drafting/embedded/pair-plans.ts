import type { Fact } from '../../core/fact.ts'
import type { PlanItem } from './plan-items.ts'
import type { ShortcomingPoint } from './shortcoming-points.ts'

/** A comma and a blank: what stands between two statements of one measure. A list mark takes more. */
const SAME_MEASURE = 2

/**
 * Problems told in one note and as many measures, none of them of the kind of another point: each answers the one at its
 * place. More measures than points do so only where one of them is of its point's kind. Undefined where the lists do not
 * run side by side.
 */
export function pairedInOrder(
  items: readonly PlanItem[],
  points: readonly ShortcomingPoint[],
): readonly (readonly PlanItem[])[] | undefined {
  const facts = [...new Set(items.map(({ fact }) => fact))]
  const lists = [facts.map((fact) => [fact]), measures(facts)]
  const notes = new Set(points.map(({ problems }) => problems[0]?.provenance.noteId))
  if (notes.size !== 1 || points.length < 2) return undefined
  const asLong = lists.find((list) => list.length === points.length)
  const longer = lists.find((list) => list.length > points.length)
  const paired = (asLong ?? longer ?? [])
    .slice(0, points.length)
    .map((group) => items.filter(({ fact }) => group.includes(fact)))
  const sure = asLong !== undefined || paired.some((own, index) => own.some(({ kind }) => isOwn(kind, points[index])))
  const fits = paired.length > 0 && paired.every((own, index) => !own.some((item) => isOfAnother(item, index, points)))
  return sure && fits ? paired : undefined
}

function isOwn(kind: PlanItem['kind'], point: ShortcomingPoint | undefined): boolean {
  return kind.keys.length > 0 && point?.kind.kind === kind.kind
}

/** Statements told in one breath. */
function measures(facts: readonly Fact[]): readonly (readonly Fact[])[] {
  const groups: Fact[][] = []
  for (const fact of facts) {
    const last = groups.at(-1)?.at(-1)
    const gap = last === undefined ? undefined : fact.provenance.span.start - last.provenance.span.end
    const near =
      last?.provenance.noteId === fact.provenance.noteId && gap !== undefined && gap >= 0 && gap <= SAME_MEASURE
    if (near) groups.at(-1)?.push(fact)
    else groups.push([fact])
  }
  return groups
}

function isOfAnother({ kind }: PlanItem, index: number, points: readonly ShortcomingPoint[]): boolean {
  if (kind.keys.length === 0) return false
  const own = points[index]
  if (own === undefined || own.kind.kind === kind.kind || own.kind.answeredBy.includes(kind.kind)) return false
  return points.some((other, at) => at !== index && other.kind.kind === kind.kind)
}
