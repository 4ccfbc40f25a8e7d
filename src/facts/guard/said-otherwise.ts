import type { Bond } from './bond.ts'
import { lazily } from './lazily.ts'
import type { Point } from './point.ts'

/** What is looked at on each side of a figure, in UTF-16 units. */
const NEAR = 8
const FAR = 18

interface Said {
  readonly text: string
  /** Where text and facts say the number that is asked about. */
  readonly bonds: readonly Bond[]
}

/** Whether a figure, as one speaks, tells nothing that the text would have to say as a number. */
export function isSaidOtherwise(point: Point, said: Said): boolean {
  return REASONS.some((holds) => holds(point, said))
}

function before({ figure, source }: Point, reach: number): string {
  return source.slice(Math.max(0, figure.span.start - reach), figure.span.start)
}

function after({ figure, source }: Point, reach: number): string {
  return source.slice(figure.span.end, figure.span.end + reach)
}

type Reason = (point: Point, said: Said) => boolean

/** 十月份一个月. */
const isOfMonth: Reason = (point) =>
  point.figure.value === '1' && point.figure.unit === '个月' && /月份?(?:整整|这|那)?$/u.test(before(point, NEAR))

/** 两家有没有重的？ asks. */
const asks: Reason = (point) =>
  /^[^，,。；;\n]{0,8}(?:有没有|是不是|有无|吗)[^，,。；;\n]{0,8}[?？]/u.test(after(point, FAR))

/** 「学法4次，县里要求四次」, 「我们就四次」: what was asked for is what was done, and the text says so. */
const isAsAsked: Reason = (point, { text, bonds }) => {
  const [lead = ''] = /(?:要求|规定|任务|指标|应当?|[我你他]们就|正好|刚好)是?$/u.exec(before(point, NEAR)) ?? []
  if (lead === '' || !/要求|规定|任务|指标|足额|如数|如期/u.test(text)) return false
  return bonds.some(({ told, difference }) => difference === 'none' && told.fact === point.fact && isSame(point, told))
}

function isSame({ figure: one }: Point, { figure: other }: Point): boolean {
  return one.value === other.value && one.unit === other.unit && one.approx === other.approx
}

const FEW: Readonly<Record<string, string>> = { 2: '[两二2双]', 3: '[三3]' }

/** 俩兄弟 is said by 两兄弟, which counts in no measure word. */
const isSaidWithNoun: Reason = (point, { text }) => {
  const few = /^[俩仨]/u.test(point.figure.text) ? FEW[point.figure.value] : undefined
  const noun = after(point, 2)
  return few !== undefined && /^[\u4e00-\u9fff]{2}$/u.test(noun) && new RegExp(`${few}[个位名]?${noun}`, 'u').test(text)
}

const EACH = /各[^，,。；;\d]{0,10}$/u

/** 「公益活动也有24场，跟教育一样多」 is said by 教育、公益活动各24场. */
const isSaidOfEach: Reason = (point, { bonds }) => {
  if (point.figure.kind === 'date') return false
  const pieces = lazily(() => piecesOf(point.words))
  return bonds.some(({ written, told, difference }) => {
    if (difference !== 'none' || told === point || !isSame(point, told)) return false
    const lead =
      before(written, 40)
        .split(/[。；;\n]/u)
        .at(-1) ?? ''
    return EACH.test(lead) && pieces().some((piece) => lead.includes(piece))
  })
}

/** Every two neighbouring characters. */
function piecesOf(words: string): readonly string[] {
  return Array.from({ length: Math.max(0, words.length - 1) }, (_, at) => words.slice(at, at + 2)).filter((piece) =>
    /^[\u4e00-\u9fff]{2}$/u.test(piece),
  )
}

const PERIODS: Readonly<Record<string, RegExp>> = {
  天: /[按逐每]日|每天|天天/u,
  周: /[按逐每]周/u,
  月: /[按逐每]月|月月/u,
  季度: /[按逐每分]季度?/u,
  年: /[按逐每]年|年年/u,
}

/** 一月一期 is said by 按月, 一季度公开一次 by 按季度. */
const isSaidByPeriod: Reason = (point, { text }) => {
  const { kind, value, unit } = point.figure
  if (value !== '1') return false
  if (kind === 'frequency') return PERIODS[unit.split('/')[1] ?? '']?.test(text) === true
  const period = /一个?(季度|月|周|年|天)[\u4e00-\u9fff]{0,4}$/u.exec(before(point, NEAR))?.[1]
  return period !== undefined && kind === 'count' && PERIODS[period]?.test(text) === true
}

/** 又查了一回 is said by 再次. */
const isOnceMore: Reason = (point, { text }) =>
  point.figure.value === '1' &&
  ['次', '回', '趟', '遍'].includes(point.figure.unit) &&
  /[又再][^，,。；;\s\d]{0,5}$/u.test(before(point, NEAR)) &&
  /再次|再度|复查|回头看|二次|重新/u.test(text)

/** 「头回十个人，二回十四个，三回八个」: goes through them one by one. */
const numbersOff: Reason = ({ figure, source }) => {
  const unit = /^[二三四五六七八九]([回次趟场期批轮遍])$/u.exec(figure.text)?.[1]
  if (unit === undefined) return false
  return source.slice(Math.max(0, figure.span.start - 60), figure.span.start).includes(`头${unit}`)
}

/** 说是六十实到五十八: only what came counts. */
const isOnlyPlanned: Reason = (point) =>
  /(?:说是|说好|说的|本来说|原说)$/u.test(before(point, NEAR)) &&
  /^[\u4e00-\u9fff]?[，,\s]{0,2}(?:结果|最后)?(?:实|其实|只)[到来有际]/u.test(after(point, NEAR))

const REASONS: readonly Reason[] = [
  isOfMonth,
  asks,
  isAsAsked,
  isSaidWithNoun,
  isSaidOfEach,
  isSaidByPeriod,
  isOnceMore,
  numbersOff,
  isOnlyPlanned,
]
