import type { Figure } from '../core/figure.ts'
import type { FigureReader } from '../core/figure-reader.ts'

/** A figure said to be wrong, and the right one: 「刚才那个284改成285」. */
export interface Correction {
  /** As it was told before; empty when only the thing is named (网格员写错了，是61人). */
  readonly from: string
  readonly to: string
  /** The other words of the message: what the figure is of. */
  readonly hint: string
  /** Further figures of the same matter told with the right one: 「41改成46，成功45起」「……，其中农民工讨薪6件」. */
  readonly more?: readonly string[]
}

/** A longer message is material. */
const MAX_LENGTH = 48
/** 「司法所：」 in front, 「！！」 behind the word. */
const SIGNED = /^[^，。：:\n\d]{2,8}[：:]\s*(?=更正|纠正|订正|改一下|刚才|前面|上面|之前)/u
const LEAD =
  /^(?:(?:更正|纠正|订正)[！!：:，, ]{1,4}(?=前面|刚才|上面|之前))?(?:更正|纠正|订正|改一下|不好意思|刚才|前面|上面|之前)(?:[说发报写讲]的|那个|那条|那处)?[：:，,！! ]*/u
const STOPS = /[，,；;。]\s*/gu
/** A further figure of the same matter: what it is of, and the figure at the end. */
const MORE =
  /^(?:其中|包括|含)?[^\d，。；]{0,8}?[\d一二两三四五六七八九十百千万〇零][\d一二两三四五六七八九十百千万〇零.,多余几个]*[%％\p{Script=Han}]{0,4}$/u
/** Begins another matter. */
const OTHER = /^(?:另外|此外|还有|还|再|又|今天|昨天|刚刚|顺便|同时|对了)/u
const LONGEST_MORE = 18
const MOST_MORE = 4
const FORMS: readonly RegExp[] = [
  /^(?<hint>[^，。；\n]{0,16}?)(?:应该|应)?是(?<after>[^，。；\n]{1,12}?)[，, ]+不是(?<before>[^，。；\n]{1,12}?)(?:[，, ]+就?[按以][^，。；\n]{1,10})?[。！!]?$/u,
  /^(?<hint>[^，。；\n]{1,16}?)(?:写错了|说错了|报错了|发错了|打错了|搞错了|错了|不对|有误)[，, ]*不是(?<before>[^，。；\n]{1,16})[，, ]*(?:而是|应该是|应是|是)(?<after>[^，。；\n]{1,16})[。！!]?$/u,
  /^(?<before>[^，。；\n]{0,24}?)(?:改成|改为|应改为|更正为|应该是|应为|应是|更正成|换成)(?<after>[^，。；\n]{1,20})[。！!]?$/u,
  /^(?<hint>[^，。；\n]{0,16}?)不是(?<before>[^，。；\n]{1,16})[，, ]*(?:而是|应该是|应是|是)(?<after>[^，。；\n]{1,16})[。！!]?$/u,
  /^(?<before>[^，。；\n]{1,24}?)(?:写错了|说错了|报错了|发错了|打错了|搞错了|错了|不对|有误)[，, ]*(?:应该是|应是|应为|改成|改为|是)?(?<after>[^，。；\n]{1,20})[。！!]?$/u,
]

/** Reads a correction out of a message of one line; undefined for anything else. */
export function parseCorrection(text: string, figures: FigureReader): Correction | undefined {
  const whole = text.trim().replace(SIGNED, '').replace(LEAD, '')
  if (whole.includes('\n')) return undefined
  for (const end of endsOfHead(whole)) {
    const head = whole.slice(0, end)
    const read = head.length > MAX_LENGTH ? undefined : parseHead(head, figures)
    const more = read === undefined ? undefined : readMore(whole.slice(end))
    if (read !== undefined && more !== undefined) return more.length === 0 ? read : { ...read, more }
  }
  return undefined
}

/** The whole first, then without its last clause, and so on. */
function endsOfHead(whole: string): readonly number[] {
  const stops = [...whole.matchAll(STOPS)].map(({ index }) => index)
  return [whole.length, ...stops.reverse()].slice(0, 2 * MOST_MORE)
}

function parseHead(head: string, figures: FigureReader): Correction | undefined {
  for (const form of FORMS) {
    const groups = form.exec(head)?.groups
    const read = groups === undefined ? undefined : asCorrection({ ...NO_WORDS, ...groups }, figures)
    if (read !== undefined) return read
  }
  return undefined
}

/** The clauses after the correction that have figures; talk is left out. Undefined when they tell something else. */
function readMore(rest: string): readonly string[] | undefined {
  const clauses = rest.split(STOPS).map((clause) => clause.trim())
  const figured = clauses.filter((clause) => /[\d一二两三四五六七八九十]/u.test(clause))
  const fits = figured.every((clause) => clause.length <= LONGEST_MORE && MORE.test(clause) && !OTHER.test(clause))
  const talk = clauses.filter((clause) => !figured.includes(clause))
  return fits && figured.length <= MOST_MORE && talk.every((clause) => clause.length <= LONGEST_MORE)
    ? figured
    : undefined
}

interface Words {
  readonly before: string
  readonly after: string
  readonly hint: string
}
const NO_WORDS: Words = { before: '', after: '', hint: '' }
const EMPTY_WORDS = /那个|这个|的数|数字|把|将|的|那|处/gu

function asCorrection({ before, after, hint }: Words, figures: FigureReader): Correction | undefined {
  const to = onlyFigure(after, figures)
  const from = figures.read(before).filter(isNumber)
  if (to === undefined || from.length > 1) return undefined
  const wrong = from.map((figure) => figure.text).join('')
  const words = `${hint}${before.replace(wrong, '')}`.replace(EMPTY_WORDS, '').trim()
  return wrong === '' && words.length < 2 ? undefined : { from: wrong, to: to.text, hint: words }
}

/** A figure that can be corrected: dates and places in an order are words of their statement. */
export function isNumber(figure: Figure): boolean {
  return figure.kind !== 'date' && figure.kind !== 'ordinal'
}

/** The one figure of a text; undefined when there is none or more than one. */
export function onlyFigure(text: string, figures: FigureReader): Figure | undefined {
  const read = figures.read(text).filter(isNumber)
  return read.length === 1 ? read[0] : undefined
}
