import type { Brief } from '../../../core/brief.ts'
import type { DraftParagraph, DraftSentence } from '../../../core/draft.ts'
import type { Fact } from '../../../core/fact.ts'
import { sectionFacts } from '../../../core/section-facts.ts'
import type { Theme } from '../../../core/theme.ts'
import { type Craft, SUGGESTED } from '../craft.ts'
import { ordinal, pointsOf } from '../ordinals.ts'
import { isOther } from '../other-facts.ts'
import { type PlanItem, planItems } from '../plan-items.ts'
import { offeredPoints, type ShortcomingPoint, shortcomingPoints } from '../shortcoming-points.ts'

/** About what an opening clause and the intro take. */
const POINT_CHARS = 15
const INTRO_CHARS = 90

/** An answering point for every shortcoming, in the same order; then what else was told, by theme. */
export function writePlan(brief: Brief, craft: Craft): readonly DraftParagraph[] {
  const toldPoints = shortcomingPoints(brief.facts, craft.outline)
  const points = toldPoints.length > 0 ? toldPoints : offeredPoints(craft.outline)
  const items = planItems(
    sectionFacts(brief.facts, 'plan').filter((fact) => !isOther(fact)),
    craft,
  )
  const taken = new Set<PlanItem>()
  const answers = points.map((point) => {
    const own = items.filter((item) => !taken.has(item) && fits(item, point, points))
    for (const item of own) taken.add(item)
    return answer(point, own, { craft, fuller: wantsMore(brief, items) })
  })
  const others = byTheme(items.filter((item) => !taken.has(item))).map(([theme, group]) =>
    told(`${craft.outline.aims[theme]}。`, group, craft),
  )
  const written = [...answers, ...others].filter((sentences) => sentences.length > 0)
  const form = pointsOf(craft.style, 'plan')
  const all = written.map((sentences, index) => ({ sentences: numbered(sentences, ordinal(index, form)) }))
  return [{ sentences: [introOf(brief, craft)] }, ...all]
}

function introOf({ unit, year }: Brief, { outline, expressions }: Craft): DraftSentence {
  const spirit = expressions.planExpressions(year).filter(({ use }) => use === 'spirit')
  const text = outline.intros.plan
    .replace('{next}', String(year + 1))
    .replace('{self}', unit.selfName)
    .replace('{spirit}', spirit.map((one) => one.text).join('，') || '依法履行政府职能')
  return { text, facts: [], suggested: false }
}

/** Of the point's kind; or of its theme, when its own kind answers no other point. */
function fits(item: PlanItem, point: ShortcomingPoint, points: readonly ShortcomingPoint[]): boolean {
  const ofTheme = item.fact.theme !== undefined && point.problems.some(({ theme }) => theme === item.fact.theme)
  if (item.kind.keys.length === 0) {
    const elsewhere = points.some(({ problems }) => problems.some(({ theme }) => theme === item.fact.theme))
    return ofTheme || (!elsewhere && point.kind === item.kind)
  }
  if (item.kind.kind === point.kind.kind) return true
  if (points.some((other) => other.kind.kind === item.kind.kind)) return false
  if (point.kind.answeredBy.includes(item.kind.kind)) return true
  return ofTheme
}

function answer(
  point: ShortcomingPoint,
  items: readonly PlanItem[],
  { craft, fuller }: { readonly craft: Craft; readonly fuller: boolean },
): readonly DraftSentence[] {
  const sentences = told(`${point.kind.aim}。`, items, craft)
  const facts = point.problems.map((fact) => fact.id)
  const offered = { text: `${point.kind.measure}${SUGGESTED}。`, facts, suggested: true }
  if (sentences.length === 0) return [{ ...offered, text: `${point.kind.aim}。${offered.text}` }]
  return fuller ? [...sentences, offered] : sentences
}

/** A longer section was wished than what was told fills: the table's measures are offered beside the told ones. */
function wantsMore({ length }: Brief, items: readonly PlanItem[]): boolean {
  const chars = items.reduce((sum, item) => sum + item.text.length + POINT_CHARS, INTRO_CHARS)
  return length !== undefined && chars < length * 0.9
}

function told(head: string, items: readonly PlanItem[], { teller }: Craft): readonly DraftSentence[] {
  if (items.length === 0) return []
  const facts = uniqueFacts(items)
  const text = items.map((item) => item.text).join('，')
  const whole = teller.admit(headed(head, text), facts) ?? teller.admit(text, facts)
  if (whole !== undefined) return [whole]
  return items.flatMap((item) => teller.admit(item.text, [item.fact]) ?? [])
}

/** 增强依法行政意识，开展中心组学法: aim and a short measure are one sentence; an aim the measure says itself is left out. */
function headed(head: string, text: string): string {
  const aim = head.slice(0, -1)
  if (aim === '' || text.includes(aim)) return text
  return text.length <= ONE_SENTENCE ? `${aim}，${text}` : head + text
}

/** Longer measures stand in a sentence of their own. */
const ONE_SENTENCE = 26

function byTheme(items: readonly PlanItem[]): readonly (readonly [Theme | 'general', readonly PlanItem[]])[] {
  const themeOf = (item: PlanItem): Theme | 'general' => item.fact.theme ?? 'general'
  const themes = [...new Set(items.map(themeOf))]
  return themes.map((theme) => [theme, items.filter((item) => themeOf(item) === theme)] as const)
}

function uniqueFacts(items: readonly PlanItem[]): readonly Fact[] {
  return [...new Map(items.map((item) => [item.fact.id, item.fact])).values()]
}

function numbered(sentences: readonly DraftSentence[], number: string): readonly DraftSentence[] {
  return sentences.map((one, at) => (at === 0 ? { ...one, text: number + one.text } : one))
}
