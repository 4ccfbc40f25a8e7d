import type { Brief } from '../../../core/brief.ts'
import { CAUSE_TURN } from '../../../core/cause-turn.ts'
import type { DraftParagraph, DraftSentence } from '../../../core/draft.ts'
import type { Fact } from '../../../core/fact.ts'
import { type Craft, SUGGESTED } from '../craft.ts'
import { ordinal, pointsOf } from '../ordinals.ts'
import { offeredPoints, type ShortcomingPoint, shortcomingPoints } from '../shortcoming-points.ts'

/** 不足就是…, 存在问题是…: a head word that the section's title says already. */
const HEAD = /^(?:说说)?(?:存在的?|主要的?)?(?:问题|不足|短板|缺点|毛病)(?:方面)?\d?(?:就是|即|是|有|：|:|，)*/
/** So much of the label already said by the problem: the label is left out. */
const SAME_WORDS = 0.6

/** A paragraph a point: what is lacking, then why. A cause nobody told is a marked suggestion. */
export function writeShortcomings(brief: Brief, craft: Craft): readonly DraftParagraph[] {
  const points = shortcomingPoints(brief.facts, craft.outline)
  const intro = { sentences: [introOf(brief, craft)] }
  if (points.length === 0)
    return [intro, ...offeredPoints(craft.outline).map((point, index) => offer(point, numberOf(index, craft)))]
  const firstOfKind = (point: ShortcomingPoint, index: number): boolean =>
    points.findIndex((other) => other.kind.kind === point.kind.kind) === index
  const written = points.map((point, index) => ({
    sentences: writePoint(firstOfKind(point, index) ? point : unexplained(point), index, craft),
  }))
  return [intro, ...written]
}

function introOf({ unit }: Brief, { outline }: Craft): DraftSentence {
  return { text: outline.intros.shortcomings.replace('{self}', unit.selfName), facts: [], suggested: false }
}

/** The table's name and cause were given to another point already. */
function unexplained(point: ShortcomingPoint): ShortcomingPoint {
  return { ...point, kind: { ...point.kind, keys: [], cause: '相关工作要求落实不够经常，具体原因需结合实际补充' } }
}

function writePoint(point: ShortcomingPoint, index: number, craft: Craft): readonly DraftSentence[] {
  const told = point.problems.map((fact) => splitCause(craft.teller.words(fact).replace(HEAD, '')))
  const text = told.flatMap(({ problem }) => (problem === '' ? [] : problem)).join('；')
  const causes = told.map((one) => one.cause)
  return [...stated(point, { number: numberOf(index, craft), text, craft }), ...causesOf(point, causes, craft)]
}

/** The problem under its name; in the notes' plainer words, or by its name alone, where the guard wants it so. */
function stated(
  { kind, problems }: ShortcomingPoint,
  { number, text, craft }: { readonly number: string; readonly text: string; readonly craft: Craft },
): readonly DraftSentence[] {
  const { teller } = craft
  const unnamed = text !== '' && (kind.keys.length === 0 || overlaps(text, kind.label))
  const head = unnamed ? number : `${number}${kind.label}。`
  const told = unnamed ? text : withoutLabel(text, kind.label)
  const whole = text === '' ? undefined : teller.admit(head + told, problems)
  if (whole !== undefined) return [whole]
  const name = { text: `${number}${kind.label}。`, facts: [], suggested: false }
  return [name, ...teller.tell(problems)]
}

function causesOf(point: ShortcomingPoint, inside: readonly string[], { teller }: Craft): readonly DraftSentence[] {
  const told = [...inside, ...point.causes.map((fact) => causeWords(teller.words(fact)))].filter((text) => text !== '')
  const facts = [...point.problems, ...point.causes]
  const stated = told.length === 0 ? undefined : teller.admit(`主要原因是${told.join('，')}`, facts)
  if (stated !== undefined) return [stated]
  return [suggestion(`主要原因可能是${point.kind.cause}`, point.problems)]
}

/** 「……，因为……」 in one statement: the problem and its cause. */
function splitCause(text: string): { readonly problem: string; readonly cause: string } {
  const turn = CAUSE_TURN.exec(text)
  if (turn === null || turn.index === 0) return { problem: text, cause: '' }
  return { problem: text.slice(0, turn.index), cause: text.slice(turn.index + turn[0].length).replace(/^[，：]/, '') }
}

function causeWords(text: string): string {
  return text.replace(/^(?:主要)?(?:原因)?[嘛呢吧]?[，：]?(?:主要)?(?:还)?(?:是|在于)?(?:因为|由于)?[，：]?/, '')
}

function numberOf(index: number, { style }: Craft): string {
  return ordinal(index, pointsOf(style, 'shortcomings'))
}

function offer({ kind }: ShortcomingPoint, number: string): DraftParagraph {
  return { sentences: [suggestion(`${number}${kind.label}，主要原因可能是${kind.cause}`, [])] }
}

function suggestion(text: string, facts: readonly Fact[]): DraftSentence {
  return { text: `${text}${SUGGESTED}。`, facts: facts.map((fact) => fact.id), suggested: true }
}

/** 监督机制还不够健全。监督机制不健全，基层执法监督有盲区: what the label says is not said again. */
function withoutLabel(text: string, label: string): string {
  const [first = '', ...rest] = text.split(/(?<=[，；])/u)
  const said = first.length <= SHORT_CLAUSE && !/\d/.test(first) && LACK.test(first) && isSaidIn(first, label)
  return said && rest.length > 0 ? rest.join('') : text
}

const SHORT_CLAUSE = 13
const LACK = /(?:不够|不足|不强|不高|不健全|不完善|不规范|薄弱|较弱|欠缺|单一|不到位|短缺|不规范情形|较少)[，；]?$/

/** Every character of what is lacking stands in the label: 合法性审查人手不足 says more than 合法性审查程序还不够完善. */
function isSaidIn(clause: string, label: string): boolean {
  const lacking = Array.from(clause.replace(LACK, '').replace(/还|的|存在/gu, ''))
  return lacking.length > 1 && lacking.every((char) => label.includes(char))
}

function overlaps(text: string, label: string): boolean {
  const pairs = Array.from({ length: Math.max(0, label.length - 1) }, (_, at) => label.slice(at, at + 2))
  const shared = pairs.filter((pair) => text.includes(pair)).length
  return shared >= pairs.length * SAME_WORDS
}
