import type { Span } from '../../core/span.ts'

/** The words around a figure that say what it counts. */
export interface FigureContext {
  /** The words before it in its clause, back to the figure before. */
  readonly left: string
  /** The words after it in its clause, up to the figure after. */
  readonly right: string
  /** What else stands in its sentence, within {@link WIDE} characters, and the head of its line. */
  readonly wide: string
}

/** What of a figure the finding of its context needs. */
export interface Placed {
  readonly kind: string
  readonly span: Span
}

const BOUNDARY = /[，,、；;：:（(）)【】\s“”"]/
const SENTENCE_END = /[。！？!?；;\n]/
const SPLIT = /[，,；;：:（(）)【】\s]+/
/** How far around a figure words are looked at, in UTF-16 units. */
const NEAR = 48
const WIDE = 40
const HEAD = 16
const ONLY_JOINS = /^[、和及与,，\s]*$/
const RESPECTIVELY = /分别|各自|依次|各/

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
  return { left: '', right: text.slice(end, until), wide: text.slice(from, start) + head(start) }
}

interface DatePlace {
  readonly date: Placed
  readonly next: Placed | undefined
  readonly head: (index: number) => string
}

interface Sides {
  left: string
  right: string
}

function countContexts(
  text: string,
  figures: readonly Placed[],
  hasContent: (words: string) => boolean,
): readonly FigureContext[] {
  const sides: Sides[] = figures.map(() => ({ left: '', right: '' }))
  figures.forEach((figure, index) => {
    const previous = figures[index - 1]
    const from = Math.max(startOfSentence(text, figure.span.start), figure.span.start - NEAR, previous?.span.end ?? 0)
    const adjoining = previous !== undefined && from === previous.span.end
    const after = clauseAfter(text, figure.span.end, figures[index + 1]?.span.start)
    const headed = adjoining && hasContent(after) && isHeaded(text, previous, hasContent)
    shareBetween(text.slice(from, figure.span.start), { sides, index, adjoining, headed, hasContent })
    const own = sides[index]
    if (own !== undefined) own.right = after
  })
  distributeLists(text, figures, sides)
  const head = headsOfLines(text)
  return figures.map((figure, index) =>
    contextOf(text, figure, { sides: sides[index], hasContent, head: head(figure.span.start) }),
  )
}

/** 6件走了诉讼邻里的有61件: what has 的有 behind it is what the next figure counts; 14场是进村的有7场 is not. */
const NAMES_NEXT = /^[^是].*[^是]的有$/u

interface Sharing {
  readonly sides: readonly Sides[]
  readonly index: number
  /** Nothing but the stretch stands between the figure before and this one. */
  readonly adjoining: boolean
  /** The figure before opens its clause with its measure word: what it counts stands behind it. */
  readonly headed: boolean
  readonly hasContent: (words: string) => boolean
}

/** Words between two figures belong to the first up to a border, to the second after it. */
function shareBetween(between: string, sharing: Sharing): void {
  const { sides, index, adjoining, headed, hasContent } = sharing
  const own = sides[index]
  const previous = adjoining ? sides[index - 1] : undefined
  if (own === undefined) return
  const pieces = between.split(SPLIT)
  if (previous === undefined || pieces.length > 1) {
    own.left = lastWithContent(previous === undefined ? pieces : pieces.slice(1), hasContent)
    return
  }
  shareWithin(between, { own, previous, headed, hasContent })
}

interface Within extends Pick<Sharing, 'headed' | 'hasContent'> {
  readonly own: Sides
  readonly previous: Sides
}

/** Words between two figures of one clause. */
function shareWithin(between: string, { own, previous, headed, hasContent }: Within): void {
  const comma = between.indexOf('、')
  if (comma >= 0) own.left = between.slice(comma + 1)
  else if (headed && hasContent(between)) Object.assign(previous, { left: '', right: between })
  else if (hasContent(previous.left) || NAMES_NEXT.test(between)) own.left = between
  else previous.right = between
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

/** The rest of the clause; empty when the next figure comes before its end (the words between are shared there). */
function clauseAfter(text: string, from: number, next: number | undefined): string {
  const until = Math.min(text.length, from + NEAR, next ?? text.length)
  for (let at = from; at < until; at += 1) {
    if (BOUNDARY.test(text.charAt(at)) || SENTENCE_END.test(text.charAt(at))) return text.slice(from, at)
  }
  return until === next ? '' : text.slice(from, until)
}

/** 「东村、西村分别调解12件、8件」: each number of a row takes its own item of the row before it. */
function distributeLists(text: string, figures: readonly Placed[], sides: readonly Sides[]): void {
  let first = 0
  while (first < figures.length) {
    let last = first
    const comma = hasComma(text, figures[first], figures[first + 1])
    while (
      isJoined(text, figures[last], figures[last + 1]) &&
      hasComma(text, figures[last], figures[last + 1]) === comma
    )
      last += 1
    if (last > first)
      shareRow(sides, { first, last, lead: leadOf(text, figures[first]), labels: labelsBefore(text, figures, first) })
    first = last + 1
  }
}

function isJoined(text: string, one: Placed | undefined, next: Placed | undefined): boolean {
  if (one === undefined || next === undefined || next.span.start - one.span.end > 4) return false
  const between = text.slice(one.span.end, next.span.start)
  return ONLY_JOINS.test(between) && (!/[,，]/.test(between) || measureOf(text, one) === measureOf(text, next))
}

/** What stands behind the number: 万元 and 项 of 「2万元，两项」 make no row. */
function measureOf(text: string, { span }: Placed): string {
  return text
    .slice(span.start, span.end)
    .replace(/^[^\d零一二三四五六七八九十百千万亿两]*[\d.零一二三四五六七八九十百千万亿两]+/, '')
}

/** 「6名、4名、5名，三村共」: a row goes on by one kind of mark. */
function hasComma(text: string, one: Placed | undefined, next: Placed | undefined): boolean {
  return one !== undefined && next !== undefined && /[,，]/.test(text.slice(one.span.end, next.span.start).slice(0, 4))
}

function leadOf(text: string, figure: Placed | undefined): string {
  if (figure === undefined) return ''
  const { start } = figure.span
  return text.slice(Math.max(startOfSentence(text, start), start - NEAR), start)
}

interface Row {
  readonly first: number
  readonly last: number
  readonly lead: string
  /** What the figures before it in its sentence count, the nearest last. */
  readonly labels: readonly string[]
}

/** How many figures before a row may be what its own are said of. */
const LABELS = 4

/** 132批, 407人次 of 「132批407人次，同比分别下降12%和18%」. */
function labelsBefore(text: string, figures: readonly Placed[], first: number): readonly string[] {
  const start = figures[first]?.span.start ?? 0
  return figures
    .slice(Math.max(0, first - LABELS), first)
    .filter(({ span }) => !SENTENCE_END.test(text.slice(span.end, start)))
    .map(({ span }) => text.slice(span.start, span.end).replace(/^[\d.零一二三四五六七八九十百千万亿两余多]+/, ''))
}

/** 分别 without items of its own: the figures right before are what it goes by, when there are just as many. */
function shareLabels(sides: readonly Sides[], { first, last, labels }: Row): boolean {
  if (labels.length !== last - first + 1) return false
  const words = sides.slice(first - labels.length, first).map(({ left }) => left)
  const own = new Set(labels).size === 1 ? telling(words) : labels
  if (new Set(own).size < own.length) return false
  own.forEach((label, at) => {
    const side = sides[first + at]
    if (side !== undefined) side.left = `${label}${side.left}`
  })
  return true
}

/** Of each the characters that not all of them have: 镇站 and 村室 of 镇级工作站 and 村级工作室. */
function telling(words: readonly string[]): readonly string[] {
  return words.map((word) =>
    Array.from(word)
      .filter((char) => !words.every((other) => other.includes(char)))
      .join(''),
  )
}

function shareRow(sides: readonly Sides[], row: Row): void {
  const clause = row.lead.split(/[，,；;：:]/).findLast((piece) => piece !== '') ?? ''
  const items = clause.split(/[、和与及]/)
  const length = row.last - row.first + 1
  const tail = items.at(-1) ?? ''
  const fits = items.length === length || (items.length > length && RESPECTIVELY.test(tail))
  if (!fits) {
    if (!RESPECTIVELY.test(tail) || !shareLabels(sides, row)) shareLead(sides, row)
    return
  }
  const verb = RESPECTIVELY.exec(tail)
  const own = items.slice(-length)
  if (verb !== null) own[length - 1] = tail.slice(0, verb.index)
  own.forEach((item, index) => {
    const side = sides[row.first + index]
    if (side !== undefined) side.left = item
  })
}

/** A row of figures without a row of items: all count what the first counts. */
function shareLead(sides: readonly Sides[], row: Row): void {
  for (let index = row.first + 1; index <= row.last; index += 1) {
    const side = sides[index]
    if (side?.left === '' && side.right === '') side.left = sides[row.first]?.left ?? ''
  }
}

interface Surroundings {
  readonly sides: Sides | undefined
  readonly hasContent: (words: string) => boolean
  /** How its line begins. */
  readonly head: string
}

function contextOf(text: string, figure: Placed, { sides, hasContent, head }: Surroundings): FigureContext {
  const { start, end } = figure.span
  const before = text.slice(Math.max(startOfSentence(text, start), start - WIDE), start)
  const after = text.slice(end, Math.min(end + HEAD, endOfSentence(text, end)))
  const right = sides?.right ?? ''
  const left = sides?.left ?? ''
  const given = hasContent(left) || hasContent(right) ? left : (before.split(SPLIT).findLast(hasContent) ?? left)
  return { left: given, right, wide: `${before} ${after} ${head}` }
}

/** How the line of a place begins, when it begins far off; to be asked for places in their order. */
function headsOfLines(text: string): (index: number) => string {
  let start = 0
  let end = text.indexOf('\n')
  return (index) => {
    while (end >= 0 && end < index) {
      start = end + 1
      end = text.indexOf('\n', start)
    }
    return index - start > WIDE ? text.slice(start, start + HEAD) : ''
  }
}

function startOfSentence(text: string, index: number): number {
  for (let at = index - 1; at >= Math.max(0, index - NEAR); at -= 1)
    if (SENTENCE_END.test(text.charAt(at)) && !isAnswered(text, at)) return at + 1
  return Math.max(0, index - NEAR)
}

/** 「持证几名？21名」: the question says what its answer counts. */
function isAnswered(text: string, at: number): boolean {
  return /[？?]/.test(text.charAt(at)) && ANSWER.test(text.slice(at + 1, at + 7))
}

const ANSWER = /^\s?(?:答[:：])?[有共是约]?[\d一二两三四五六七八九十百]/

function endOfSentence(text: string, index: number): number {
  const most = Math.min(text.length, index + NEAR)
  for (let at = index; at < most; at += 1) if (SENTENCE_END.test(text.charAt(at))) return at
  return most
}
