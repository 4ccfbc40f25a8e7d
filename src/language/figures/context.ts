import { distributeLists } from './context-rows.ts'
import type { Placed, Sides } from './placed.ts'
import {
  clauseAfter,
  endOfSentence,
  HEAD,
  headsOfLines,
  NEAR,
  SPLIT,
  startOfSentence,
  WIDE,
} from './sentence-bounds.ts'

/** The words around a figure that say what it counts. */
export interface FigureContext {
  /** The words before it in its clause, back to the figure before. */
  readonly left: string
  /** The words after it in its clause, up to the figure after. */
  readonly right: string
  /** What else stands in its sentence, within {@link WIDE} characters, and the head of its line. */
  readonly wide: string
}

/**
 * The context of each figure, in order. Dates stand aside: they are no border for the figures around them.
 * `hasContent` tells whether a stretch says anything (共, 有 do not).
 */
export function contextsOf(
  text: string,
  figures: readonly Placed[],
  hasContent: (words: string) => boolean,
): readonly FigureContext[] {
  const counted = figures.filter((figure) => figure.kind !== 'date')
  const dates = figures.filter((figure) => figure.kind === 'date')
  const blank = blanked(text, dates)
  const countedContexts = countContexts(blank, counted, hasContent)
  const dateHead = headsOfLines(text)
  const dateContexts = dates.map((date, index) => dateContext(text, { date, next: dates[index + 1], head: dateHead }))
  let nextCounted = 0
  let nextDate = 0
  return figures.map((figure) => {
    const context = figure.kind === 'date' ? dateContexts[nextDate++] : countedContexts[nextCounted++]
    return context ?? { left: '', right: '', wide: '' }
  })
}

/** A bracket that only adds to a word: 村（居）调委会, 村（社区）. */
const SHORT_BRACKET = /[（(]([\u4e00-\u9fff]{1,5})[)）]/g

/** Dates and the marks of short brackets replaced by blanks that are no border, length kept. */
function blanked(text: string, dates: readonly Placed[]): string {
  let result = ''
  let from = 0
  for (const { span } of dates) {
    result += text.slice(from, span.start) + '\u0001'.repeat(span.end - span.start)
    from = span.end
  }
  return (result + text.slice(from)).replace(SHORT_BRACKET, '\u0001$1\u0001')
}

/** A date belongs to what is said after it, and a little to what stands before. */
function dateContext(text: string, { date, next, head }: DatePlace): FigureContext {
  const { start, end } = date.span
  const until = Math.min(next?.span.start ?? text.length, end + NEAR, endOfSentence(text, end))
  const from = Math.max(startOfSentence(text, start), start - 12)
  if (isInBrackets(text, date)) {
    const before = text.slice(Math.max(startOfSentence(text, start), start - NEAR), start - 1)
    return { left: '', right: before.split(/[、，,；;）)]/u).at(-1) ?? '', wide: text.slice(from, start) + head(start) }
  }
  return { left: '', right: text.slice(end, until), wide: text.slice(from, start) + head(start) }
}

/** 3月 of 「加油站2家（3月）」 is said of what stands before it. */
function isInBrackets(text: string, { span: { start, end } }: Placed): boolean {
  return /[（(]/u.test(text.charAt(start - 1)) && /[）)]/u.test(text.charAt(end))
}

interface DatePlace {
  readonly date: Placed
  readonly next: Placed | undefined
  readonly head: (index: number) => string
}

function countContexts(
  text: string,
  figures: readonly Placed[],
  hasContent: (words: string) => boolean,
): readonly FigureContext[] {
  const sides: Sides[] = figures.map(() => ({ left: '', right: '' }))
  const starts = figures.map(({ span }) => startOfSentence(text, span.start))
  figures.forEach((figure, index) => {
    const previous = figures[index - 1]
    const from = Math.max(starts[index] ?? 0, figure.span.start - NEAR, previous?.span.end ?? 0)
    const adjoining = previous !== undefined && from === previous.span.end
    const after = clauseAfter(text, figure.span.end, figures[index + 1]?.span.start)
    const opens = adjoining && isHeaded(text, previous, hasContent)
    const headed = opens && hasContent(after)
    // 「邻里 14、婚姻 5」: a space right before a number is no border.
    shareBetween(text.slice(from, figure.span.start).replace(/[ \t]{1,4}$/u, ''), {
      sides,
      index,
      adjoining,
      opens,
      headed,
      closes: !hasContent(after),
      hasContent,
    })
    const own = sides[index]
    if (own !== undefined) own.right = after
  })
  distributeLists(text, figures, sides)
  const head = headsOfLines(text)
  const contexts: FigureContext[] = []
  figures.forEach((figure, index) => {
    const [previous, before] = [figures[index - 1], contexts[index - 1]]
    const sentence = starts[index] ?? 0
    const near = previous !== undefined && previous.span.end >= sentence
    const inherited = (): string =>
      near
        ? ([before?.left, before?.right].find((words) => hasContent(words ?? '') && !OF_EACH.test(words ?? '')) ?? '')
        : ''
    contexts.push(
      contextOf(text, figure, { sides: sides[index], sentence, hasContent, head: head(figure.span.start), inherited }),
    )
  })
  return contexts
}

/** 6件走了诉讼邻里的有61件: what has 的有 behind it is what the next figure counts; 14场是进村的有7场 is not. */
const NAMES_NEXT = /^[^是].*[^是]的有$/u

interface Sharing {
  readonly sides: readonly Sides[]
  readonly index: number
  /** Nothing but the stretch stands between the figure before and this one. */
  readonly adjoining: boolean
  /** The figure before opens its clause with its measure word … */
  readonly opens: boolean
  /** … and something stands behind this one too: what they count stands behind them. */
  readonly headed: boolean
  /** Nothing stands behind this one. */
  readonly closes: boolean
  readonly hasContent: (words: string) => boolean
}

/** Words between two figures belong to the first up to a border, to the second after it. */
function shareBetween(between: string, sharing: Sharing): void {
  const { sides, index, adjoining, opens, headed, closes, hasContent } = sharing
  const own = sides[index]
  const previous = adjoining ? sides[index - 1] : undefined
  if (own === undefined) return
  const pieces = between.split(SPLIT)
  if (previous === undefined || pieces.length > 1) {
    own.left = lastWithContent(previous === undefined ? pieces : pieces.slice(1), hasContent)
    return
  }
  // 「镇1个村15个」: each place stands before its number.
  const placed = closes && PLACE.test(previous.left.trim())
  shareWithin(between, { own, previous, opens, headed, placed, hasContent })
}

interface Within extends Pick<Sharing, 'opens' | 'headed' | 'hasContent'> {
  /** A place stands before the first, and nothing behind the second. */
  readonly placed: boolean
  readonly own: Sides
  readonly previous: Sides
}

/** 「7名执法人员中法学专业仅1人」, 「15件事项已化解13件」: where what the first counts ends and what is said of the second begins. */
const TURNS =
  /^(?:([^\s、]{2,12}?)(?:[中里]的?|(?=已|均|全部|仅|只|其中|共|各[^项类地级方界]))|([村社户人家所])(?:[中里]的?|(?=已|均|各)))([^\s、]{2,})$/u

/** 在 of 「在26个社区各设1个调解室」. */
const PREPOSITION = /^.?[在为对向给把将由从]$|从$/u

function turnAt(between: string, own: Sides, previous: Sides): void {
  const [, many, one, second = ''] = TURNS.exec(between) ?? []
  const first = many ?? one ?? ''
  Object.assign(previous, { left: '', right: first })
  own.left = second
}

function saysNothing(words: string, hasContent: (words: string) => boolean): boolean {
  return !hasContent(words) || PREPOSITION.test(words)
}

/** 村 of 「14个村3个社区」 is what the first counts. */
const PLACE = /^(?:村|社区|乡|镇|街道|村民小组)$/u

/** 「18个村按每村5名」: what each has is said of the second. */
const EACH_TURNS = /^([\u4e00-\u9fff]{1,8}?)((?:按照?)?(?:每|各(?![个类项级种地自位])).*)$/u

/** Words between two figures of one clause. */
function shareWithin(between: string, within: Within): void {
  const comma = between.indexOf('、')
  if (comma >= 0) within.own.left = between.slice(comma + 1)
  else if (EACH_TURNS.test(between)) eachAt(between, within.own, within.previous)
  else if (PLACE.test(between) && !within.placed) within.previous.right = between
  else shareByContent(between, within)
}

function shareByContent(between: string, { own, previous, opens, headed, hasContent }: Within): void {
  if ((opens || saysNothing(previous.left, hasContent)) && TURNS.test(between)) turnAt(between, own, previous)
  else if (headed && hasContent(between)) Object.assign(previous, { left: '', right: between })
  else if (hasContent(previous.left) || NAMES_NEXT.test(between)) own.left = between
  else previous.right = between
}

function eachAt(between: string, own: Sides, previous: Sides): void {
  const [, counted = '', each = ''] = EACH_TURNS.exec(between) ?? []
  previous.right = counted
  own.left = each
}

/** 14个 of 「14个村居6个律师」: nothing stands before it in its clause, and what both count stands behind. */
function isHeaded(text: string, { kind, span }: Placed, hasContent: (words: string) => boolean): boolean {
  if (kind !== 'count' || /[\d.零一二三四五六七八九十百千万亿两]/.test(text.charAt(span.end - 1))) return false
  const before = text.slice(Math.max(0, span.start - NEAR), span.start)
  return !hasContent(before.split(SPLIT).at(-1) ?? '')
}

function lastWithContent(pieces: readonly string[], hasContent: (words: string) => boolean): string {
  return pieces.findLast(hasContent) ?? pieces.at(-1) ?? ''
}

interface Surroundings {
  readonly sides: Sides | undefined
  readonly hasContent: (words: string) => boolean
  /** How its line begins. */
  readonly head: string
  /** What the figure before it in its sentence counts; empty where there is none. */
  readonly inherited: () => string
  /** Where its sentence starts. */
  readonly sentence: number
}

/** 每村 of 「每村至少3人，现在共有68人」 is not said of the total. */
const OF_EACH = /^每/u

/** 「小学3场、中学5场，合计8场」: what several have together counts none of them. */
const TOTAL = /[合共总]计|[总一]共/u

function contextOf(text: string, figure: Placed, around: Surroundings): FigureContext {
  const { sides, sentence, hasContent, head, inherited } = around
  const { start, end } = figure.span
  const before = text.slice(Math.max(sentence, start - WIDE), start)
  const after = text.slice(end, Math.min(end + HEAD, endOfSentence(text, end)))
  const right = sides?.right ?? ''
  const left = sides?.left ?? ''
  const own = hasContent(left) || hasContent(right) || TOTAL.test(left)
  return { left: own ? left : inherited() || left, right, wide: `${before} ${after} ${head}` }
}
