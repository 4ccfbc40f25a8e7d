import type { Draft, DraftParagraph, SectionDraft } from '../../core/draft.ts'
import type { DraftChange } from '../../core/drafter.ts'
import { pointsOf } from '../../drafting/revise/points.ts'

/** What the plan goes through when the points of the shortcomings it answers were taken out, joined or moved. */
export interface Step {
  /** Empty when it stays as it is. */
  readonly changes: readonly DraftChange[]
  /** A measure that was told answers a point that is gone: it stays. */
  readonly kept: boolean
}

/** Each shortcoming has its measure at the same place of the plan; undefined when the two do not go together. */
export function planStep(
  shortcomings: SectionDraft,
  plan: Draft | undefined,
  asked: readonly DraftChange[],
): Step | undefined {
  if (plan === undefined || shortcomings.id !== 'shortcomings') return undefined
  const problems = pointsOf(shortcomings).points.length
  const measures = pointsOf(plan.section).points
  if (problems < 2 || measures.length < problems) return undefined
  const steps = asked.flatMap((change) => stepOf(change, { problems, measures }) ?? [])
  if (steps.length === 0) return undefined
  return { changes: steps.flatMap(({ changes }) => changes), kept: steps.some(({ kept }) => kept) }
}

function stepOf(
  change: DraftChange,
  { problems, measures }: { readonly problems: number; readonly measures: readonly DraftParagraph[] },
): Step | undefined {
  const place = (point: number): number => (point < 0 ? problems + 1 + point : point)
  switch (change.kind) {
    case 'merge-points':
      return { changes: [{ ...change, points: change.points.map(place) }], kept: false }
    case 'move-point':
      return { changes: [{ ...change, point: place(change.point), to: place(change.to) }], kept: false }
    case 'remove-point':
      return withoutAnswers(change.points.map(place), measures)
    default:
      return undefined
  }
}

/** What was only offered goes with the shortcoming it answered. */
function withoutAnswers(points: readonly number[], measures: readonly DraftParagraph[]): Step {
  const offered = points.filter((point) => measures[point - 1]?.sentences.every(({ suggested }) => suggested) === true)
  const kept = offered.length < points.length
  return { changes: offered.length === 0 ? [] : [{ kind: 'remove-point', points: offered }], kept }
}
