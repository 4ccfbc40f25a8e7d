import type { Placed, Sides } from './placed.ts'
import { NEAR, SENTENCE_END, startOfSentence } from './sentence-bounds.ts'

const ONLY_JOINS = /^[、和及与,，\s]*$/
const RESPECTIVELY = /分别|各自|依次|各/

/** 「东村、西村分别调解12件、8件」: each number of a row takes its own item of the row before it. */
export function distributeLists(text: string, figures: readonly Placed[], sides: readonly Sides[]): void {
  let first = 0
  let items: readonly string[] = []
  let lastEnd = 0
  while (first < figures.length) {
    const last = endOfRow(text, figures, first)
    if (last > first) {
      const [start, end] = [figures[first]?.span.start ?? 0, figures[last]?.span.end ?? 0]
      if (SENTENCE_END.test(text.slice(lastEnd, start)) || start - lastEnd > NEAR) items = []
      items = shareRow(sides, {
        first,
        last,
        lead: leadOf(text, figures[first], NEAR),
        before: leadOf(text, figures[first], LIST_REACH),
        countsBefore: countsBefore(text, figures, first),
        labels: labelsBefore(text, figures, first),
        items,
      })
      lastEnd = end
    }
    first = last + 1
  }
}

/** The last figure of the row that one begins; itself when it stands alone. */
function endOfRow(text: string, figures: readonly Placed[], first: number): number {
  const comma = hasComma(text, figures[first], figures[first + 1])
  let last = first
  while (isJoined(text, figures[last], figures[last + 1]) && hasComma(text, figures[last], figures[last + 1]) === comma)
    last += 1
  return last
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

function countsBefore(text: string, figures: readonly Placed[], first: number): boolean {
  const [previous, figure] = [figures[first - 1], figures[first]]
  if (previous === undefined || figure === undefined) return false
  return !/[，,；;：:。！？\n]/u.test(text.slice(previous.span.end, figure.span.start))
}

function leadOf(text: string, figure: Placed | undefined, reach: number): string {
  if (figure === undefined) return ''
  const { start } = figure.span
  return text.slice(Math.max(startOfSentence(text, start), start - reach), start)
}

/** How far before a row the list may stand that it goes by, in UTF-16 units. */
const LIST_REACH = 72

interface Row {
  readonly first: number
  readonly last: number
  readonly lead: string
  /** Whether a figure stands in its clause before it. */
  readonly countsBefore: boolean
  /** As the lead, from farther back. */
  readonly before: string
  /** What the figures before it in its sentence count, the nearest last. */
  readonly labels: readonly string[]
  /** The items of the row before it in its sentence. */
  readonly items: readonly string[]
}

/** How many figures before a row may be what its own are said of. */
const LABELS = 4

/** How far before the first part 其中 stands, in UTF-16 units. */
const OF_WHICH = 10

/** 132批, 407人次 of 「132批407人次，同比分别下降12%和18%」. */
function labelsBefore(text: string, figures: readonly Placed[], first: number): readonly string[] {
  const start = figures[first]?.span.start ?? 0
  const before = figures
    .slice(Math.max(0, first - LABELS), first)
    .filter(({ span }) => !SENTENCE_END.test(text.slice(span.end, start)))
  // 「20件，其中建议14件、提案6件，满意率分别为……」: the parts, not their total.
  const parts = before.findLastIndex(({ span }) =>
    text.slice(Math.max(0, span.start - OF_WHICH), span.start).includes('其中'),
  )
  return before
    .slice(Math.max(0, parts))
    .map(({ span }) => text.slice(span.start, span.end).replace(/^[\d.零一二三四五六七八九十百千万亿两余多]+/, ''))
}

/** 「分别增长12%和18%」: how each changed. */
const CHANGE = /[增减升降]/u

/** 分别 without items of its own: the figures right before are what it goes by, when there are just as many. */
function shareLabels(sides: readonly Sides[], { first, last, labels }: Row): boolean {
  if (labels.length !== last - first + 1) return false
  const before = sides.slice(first - labels.length, first)
  // 「柳村3场、沙村2场」 by the words before them, 「14名信息员、31名治安户长」 by those behind.
  const words = [before.map(({ left }) => left), before.map(({ right }) => right)].map(telling)
  const differ = (new Set(labels).size === 1 ? words : [labels]).filter((some) => new Set(some).size === some.length)
  const own = differ.find((some) => !some.includes('')) ?? differ[0]
  if (own === undefined) return false
  const said = sides[first]?.left ?? ''
  const lead = CHANGE.test(said) ? said : ''
  own.forEach((label, at) => {
    const side = sides[first + at]
    if (side !== undefined) side.left = `${label}${ONLY_JOINS.test(side.left) ? lead : side.left}`
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

function shareRow(sides: readonly Sides[], row: Row): readonly string[] {
  const length = row.last - row.first + 1
  const items = itemsBefore(row, length)
  const tail = items.at(-1) ?? ''
  const fits = items.length === length || (items.length > length && RESPECTIVELY.test(tail))
  if (!fits) return shareWithoutItems(sides, row, tail)
  const verb = RESPECTIVELY.exec(tail)
  const own = items.slice(-length)
  if (verb !== null) own[length - 1] = tail.slice(0, verb.index)
  const counted = verb === null ? '' : tail.slice(verb.index + verb[0].length)
  giveItems(sides, row, { own, counted })
  return own
}

/** The items of its own clause, or, where that says 分别 and has none, of the nearest clause before it that has as many. */
function itemsBefore({ lead, before, countsBefore }: Row, length: number): readonly string[] {
  const last = piecesOf(lead).at(-1) ?? ''
  const items = last.split(ITEM_JOINT)
  // 「C级2栋、D级6栋，8栋住人」: what counts for itself before the row is no item of it.
  if (items.length > 1 && countsBefore && !RESPECTIVELY.test(last)) return [last]
  if (items.length > 1 || length < 2 || !RESPECTIVELY.test(last)) return items
  const lists = piecesOf(before).slice(-1 - CLAUSES_BACK, -1)
  const earlier = lists.flatMap((piece) => [listIn(piece, length)]).findLast((list) => list !== undefined)
  return earlier === undefined ? items : earlier.with(-1, `${earlier.at(-1) ?? ''}${last}`)
}

/** How many clauses back the list may stand that 分别 goes by. */
const CLAUSES_BACK = 3
const ITEM_JOINT = /[、和与及]/

function piecesOf(words: string): readonly string[] {
  return words.split(/[，,；;：:]/).filter((piece) => piece !== '')
}

const NAMED = /^[\u0001\s]*[\u4e00-\u9fff“”（）]{2,20}$/u
/** 石桥 of 「马家湾、石桥建成广场2处」: behind the last of a list its clause goes on. */
const NAMED_FIRST = /^[\u0001\s]*[\u4e00-\u9fff“”（）]{2,20}/u

/** The list of just so many things that a clause names; none that counts them one by one. */
function listIn(piece: string, length: number): readonly string[] | undefined {
  const items = piece.split('、').flatMap((item, at, all) => (at === all.length - 1 ? item.split(ITEM_JOINT) : [item]))
  const whole = piece.split('、')
  const list = [whole, items].find((some) => some.length === length)
  const named = list?.every((item, at) => (at === length - 1 ? NAMED_FIRST : NAMED).test(item)) === true
  return named ? list : undefined
}

/** 东村 and 调解 of 「东村、西村分别调解12件、8件」. */
function giveItems(
  sides: readonly Sides[],
  { first }: Row,
  { own, counted }: { readonly own: readonly string[]; readonly counted: string },
): void {
  own.forEach((item, index) => {
    const side = sides[first + index]
    if (side !== undefined) side.left = `${item}${counted}`
  })
}

/** A row that goes on with the items of the row before, or all of whose figures count one thing. */
function shareWithoutItems(sides: readonly Sides[], row: Row, tail: string): readonly string[] {
  if (row.items.length === row.last - row.first + 1) {
    giveItems(sides, row, { own: row.items, counted: sides[row.first]?.left.replace(RESPECTIVELY, '') ?? '' })
    return row.items
  }
  if (!RESPECTIVELY.test(tail) || !shareLabels(sides, row)) shareLead(sides, row)
  return []
}

/** A row of figures without a row of items: all count what the first counts. */
function shareLead(sides: readonly Sides[], row: Row): void {
  for (let index = row.first + 1; index <= row.last; index += 1) {
    const side = sides[index]
    if (side?.left === '' && side.right === '') side.left = sides[row.first]?.left ?? ''
  }
}
