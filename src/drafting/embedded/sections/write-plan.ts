import type { Brief } from '../../../core/brief.ts'
import type { DraftParagraph, DraftSentence } from '../../../core/draft.ts'
import type { Fact } from '../../../core/fact.ts'
import { sectionFacts } from '../../../core/section-facts.ts'
import type { Theme } from '../../../core/theme.ts'
import { type Craft, SUGGESTED } from '../craft.ts'
import { ordinal, pointsOf } from '../ordinals.ts'
import { isOther } from '../other-facts.ts'
import { pairedInOrder } from '../pair-plans.ts'
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
  const inOrder = toldPoints.length > 0 ? pairedInOrder(items, points) : undefined
  const taken = new Set<PlanItem>()
  const offer = createOffer()
  const answers = points.map((point, index) => {
    const own = inOrder?.[index] ?? items.filter((item) => !taken.has(item) && fits(item, point, points))
    for (const item of own) taken.add(item)
    const again = points.slice(0, index).some(({ kind }) => kind.kind === point.kind.kind)
    return answer(point, own, { craft, offer, again, fuller: wantsMore(brief, items) })
  })
  const others = byTheme(items.filter((item) => !taken.has(item))).map(([theme, group]) =>
    told(theme === 'general' ? '' : `${craft.outline.aims[theme]}。`, group, craft),
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

interface Answering {
  readonly craft: Craft
  readonly offer: Offer
  /** A point of the kind stands before: the aim is not said again. */
  readonly again: boolean
  readonly fuller: boolean
}

/** What was told, and measures of the table beside it where that is thin. */
function answer(
  point: ShortcomingPoint,
  items: readonly PlanItem[],
  { craft, offer, again, fuller }: Answering,
): readonly DraftSentence[] {
  const head = again ? '' : `${point.kind.aim}。`
  const sentences = told(head, items, craft)
  const said = sentences.map(({ text }) => text).join('')
  const aside = (text: string): DraftSentence => ({ text: `${text}${SUGGESTED}。`, facts: [], suggested: true })
  if (sentences.length === 0) {
    const measures = offer(point.kind, '', 2).join('；') || point.kind.measure
    return [{ ...aside(head + measures), facts: point.problems.map((fact) => fact.id) }]
  }
  const thin = items.length === 1 && said.length <= THIN
  return fuller || thin ? [...sentences, ...offer(point.kind, said, 1).map(aside)] : sentences
}

/** An answer of one measure up to this length is thin. */
const THIN = 40

/** Measures of the table not offered before and not told already. */
type Offer = (kind: ShortcomingPoint['kind'], said: string, most: number) => readonly string[]

function createOffer(): Offer {
  const given = new Set<string>()
  return ({ measure, more }, said, most) => {
    const free = [measure, ...more].filter((one) => !given.has(one) && !isSaid(one, said)).slice(0, most)
    for (const one of free) given.add(one)
    return free
  }
}

/** A word of four characters or more of the measure stands in what was told. */
function isSaid(measure: string, said: string): boolean {
  return Array.from({ length: Math.max(0, measure.length - 3) }, (_, at) => measure.slice(at, at + 4)).some((part) =>
    said.includes(part),
  )
}

/** A longer section was wished than what was told fills: the table's measures are offered beside the told ones. */
function wantsMore({ length }: Brief, items: readonly PlanItem[]): boolean {
  const chars = items.reduce((sum, item) => sum + item.text.length + POINT_CHARS, INTRO_CHARS)
  return length !== undefined && chars < length * 0.9
}

function told(head: string, items: readonly PlanItem[], { teller, outline }: Craft): readonly DraftSentence[] {
  if (items.length === 0) return []
  const facts = uniqueFacts(items)
  const text = spelledOut(items.map((item) => item.text).join('，'), outline.spelledOut)
  const whole = teller.admit(headed(head, text), facts) ?? teller.admit(text, facts)
  if (whole !== undefined) return [whole]
  return items.flatMap((item) => teller.admit(item.text, [item.fact]) ?? [])
}

/** 落实三项制度: what they are is said. */
function spelledOut(text: string, names: Craft['outline']['spelledOut']): string {
  const name = names.find(({ short }) => text.includes(short))
  return name === undefined || text.includes(name.full) ? text : text.replace(name.short, name.full)
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
