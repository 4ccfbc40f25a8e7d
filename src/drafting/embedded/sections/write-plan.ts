import type { Brief } from '../../../core/brief.ts'
import type { DraftParagraph, DraftSentence } from '../../../core/draft.ts'
import type { Fact } from '../../../core/fact.ts'
import { sectionFacts } from '../../../core/section-facts.ts'
import { type Craft, SUGGESTED } from '../craft.ts'
import { ordinal } from '../ordinals.ts'
import { type PlanItem, planItems } from '../plan-items.ts'
import { type ShortcomingPoint, shortcomingPoints } from '../shortcoming-points.ts'

/** An answering point for every shortcoming, in the same order; then what else was told. */
export function writePlan(brief: Brief, craft: Craft): readonly DraftParagraph[] {
  const points = shortcomingPoints(brief.facts, craft.outline)
  const items = planItems(sectionFacts(brief.facts, 'plan'), craft)
  const answers = points.map((point) =>
    answer(
      point,
      items.filter((item) => item.kind.kind === point.kind.kind),
      craft,
    ),
  )
  const answered = new Set(points.map((point) => point.kind.kind))
  const rest = byKind(items.filter((item) => !answered.has(item.kind.kind)))
  const others = rest.map((group) => told('', group, craft)).filter((sentences) => sentences.length > 0)
  return [...answers, ...others].map((sentences, index) => ({ sentences: numbered(sentences, index) }))
}

function answer(point: ShortcomingPoint, items: readonly PlanItem[], craft: Craft): readonly DraftSentence[] {
  const sentences = told(`${point.kind.aim}。`, items, craft)
  if (sentences.length > 0) return sentences
  const facts = point.problems.map((fact) => fact.id)
  return [{ text: `${point.kind.aim}。${point.kind.measure}${SUGGESTED}。`, facts, suggested: true }]
}

function told(head: string, items: readonly PlanItem[], { teller }: Craft): readonly DraftSentence[] {
  if (items.length === 0) return []
  const facts = uniqueFacts(items)
  const text = items.map((item) => item.text).join('，')
  const whole = teller.admit(head + text, facts)
  if (whole !== undefined) return [whole]
  return items.flatMap((item) => teller.admit(item.text, [item.fact]) ?? [])
}

function byKind(items: readonly PlanItem[]): readonly (readonly PlanItem[])[] {
  const kinds = [...new Set(items.map((item) => item.kind.kind))]
  return kinds.map((kind) => items.filter((item) => item.kind.kind === kind))
}

function uniqueFacts(items: readonly PlanItem[]): readonly Fact[] {
  return [...new Map(items.map((item) => [item.fact.id, item.fact])).values()]
}

function numbered(sentences: readonly DraftSentence[], index: number): readonly DraftSentence[] {
  return sentences.map((one, at) => (at === 0 ? { ...one, text: ordinal(index) + one.text } : one))
}
