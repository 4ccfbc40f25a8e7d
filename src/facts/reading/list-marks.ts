import type { Polarity } from '../../core/fact.ts'
import { cutLine, type NoteLine } from './note-lines.ts'

/** A line without its list mark, with what the mark said: 一、 opens a section, （一） a part, 1. or 一是 an item. */
export interface ListedLine {
  readonly line: NoteLine
  readonly mark: 'section' | 'part' | 'item' | 'none'
  /** It only leads in the items behind it, which are all of this polarity. */
  readonly heads?: Polarity
}

const SECTION = /^[一二三四五六七八九十]{1,3}、/
const PART = /^[（(][一二三四五六七八九十]{1,3}[)）]/
const ITEM =
  /^(?:\d{1,2}\s*(?:[、）)]|[.．](?!\d))|[（(]\d{1,2}[)）]|[①-⑳]|[一二三四五六七八九十]是要?|[一二三四五六七八九十]要|(?:第[一二三四五六七八九十]|头一)[个条点]?是?[、，,：:]|[-*•·●▪◆])\s*/
/** A bare number in front of words: 「1法治意识不够」. Whether it is a mark only its neighbours tell. */
const BARE = /^(\d{1,2})\s*(?=\p{Script=Han})/u
/** Words that follow a number to count: a list of 「3次」「4次」 is no numbered list. */
const COUNTED = /^(?:个|次|件|起|份|名|条|场|户|村|年|月|日|号|天|人[^手员]|项|家|支|处|期|万|元|%|册|张|本)/
/** One way of numbering within a line; the marks of one list are all of one way. */
const INLINE: readonly RegExp[] = [
  /(?<=^|[\s。；;：:】])([一二三四五六七八九十])、/gu,
  /(?<=^|[\s，。；;：:】])[（(]?(\d{1,2})[、）)]/gu,
  /(?<=^|[\s，。；;：:】])(\d{1,2})[.．](?!\d)/gu,
  /(?<=^|[\s，。；;：:】])(\d{1,2})(?=\s?\p{Script=Han})/gu,
  /([①-⑳])/gu,
  // 二是 and its followers need no break before them in speech; whether they are marks the count from 一是 on tells.
  /((?<=^|[\s，。；;：:】嘛呢])一|[二三四五六七八九十])(?:个?是|要|呢)(?:要)?[，,]?/gu,
  // 第一，…第二，…; 头一个，…第二个，…; 一个是…二一个是…第三个嘛就是…
  /(?:第(?=[一二三四五六七八九十])|(?=头一)|(?<=[\s，。；;：:得呢嘛])(?=一)|(?=[二三四五六]一?个是))(头(?=一)|[一二三四五六七八九十])一?(?:[个条点]|件事?)?(?:方面|问题|短板|不足|原因)?[嘛呢啊]?(?:就?是|呢|[，,、：:])[，,]?/gu,
]
const NUMERALS = '一二三四五六七八九十'

/** 「不足1：…不足2：…」: a list whose marks name the polarity; the name is read as a heading before each item. */
const LABELLED =
  /(?:存在的?|主要的?){0,2}(?:不足|问题|短板|毛病|困难|原因|措施|打算|计划)(?:之)?(?:[一二三四五六七八九十]|\d{1,2})(?:是|[：:、.．，,])\s*/gu

function labelledItems(line: NoteLine): readonly ListedLine[] | undefined {
  const marks = [...line.text.matchAll(LABELLED)]
  const [first] = marks
  if (first === undefined || (first.index > 0 && marks.length < 2)) return undefined
  const items = marks.flatMap((found, index): readonly ListedLine[] => {
    const label = cutLine(line, found.index, found.index + found[0].search(/[一二三四五六七八九十\d]/))
    const item = cutLine(line, found.index + found[0].length, marks[index + 1]?.index ?? line.text.length)
    if (label === undefined || item === undefined) return []
    return [
      { line: label, mark: 'none' },
      { line: item, mark: 'item' },
    ]
  })
  const lead = cutLine(line, 0, first.index)
  return lead === undefined ? items : [{ line: lead, mark: 'none' }, ...items]
}

/** Takes the list marks off the lines of a note, and cuts lines that hold a whole list (「毛病：1… 2… 3…」) at their marks. */
export function readListMarks(lines: readonly NoteLine[]): readonly ListedLine[] {
  const bare = bareMarks(lines)
  return lines.flatMap((line, index) => {
    if (bare.has(index)) return strip(line, BARE.exec(line.text)?.[0].length ?? 0, 'item')
    return labelledItems(line) ?? strippedHeading(line) ?? listItems(line)
  })
}

/** 一、 and （一） off; what the line lists behind them is cut into items. */
function strippedHeading(line: NoteLine): readonly ListedLine[] | undefined {
  for (const [mark, pattern] of [
    ['section', SECTION],
    ['part', PART],
  ] as const) {
    const found = pattern.exec(line.text)
    if (found !== null) return strip(line, found[0].length, mark).flatMap(cutInlineList)
  }
  return undefined
}

function listItems(line: NoteLine): readonly ListedLine[] {
  const items = cutInlineList({ line, mark: 'none' })
  if (items.length > 1) return items
  const mark = ITEM.exec(line.text)
  return mark === null ? [{ line, mark: 'none' }] : strip(line, mark[0].length, 'item')
}

function strip(line: NoteLine, length: number, mark: ListedLine['mark']): readonly ListedLine[] {
  const rest = cutLine(line, length, line.text.length)
  return rest === undefined ? [] : [{ line: rest, mark }]
}

/** Indexes of lines whose bare leading number counts 1, 2, 3 … down the lines. */
function bareMarks(lines: readonly NoteLine[]): ReadonlySet<number> {
  const marked = new Set<number>()
  let run: number[] = []
  const close = (): void => {
    const figures = run.every((index) => COUNTED.test((lines[index]?.text ?? '').replace(/^\d+\s*/, '')))
    if (run.length > 1 && !figures) for (const index of run) marked.add(index)
    run = []
  }
  for (const [index, line] of lines.entries()) {
    const number = Number(BARE.exec(line.text)?.[1])
    if (number !== run.length + 1) close()
    if (number === run.length + 1) run.push(index)
  }
  close()
  return marked
}

interface InlineMark {
  readonly number: number
  readonly start: number
  readonly end: number
}

/** 「1法治意识不够 2人手不够」 and 「一是…二是…」 in one line become its items; what stands before the first stays a line. */
function cutInlineList(listed: ListedLine): readonly ListedLine[] {
  const { text } = listed.line
  const marks = inlineMarks(text)
  if (marks.length < 2) return [listed]
  const lead = cutLine(listed.line, 0, marks[0]?.start ?? 0)
  const items = marks.flatMap((mark, index): readonly ListedLine[] => {
    const item = cutLine(listed.line, mark.end, marks[index + 1]?.start ?? text.length)
    return item === undefined ? [] : [{ line: item, mark: 'item' }]
  })
  return lead === undefined ? items : [{ line: lead, mark: listed.mark }, ...items]
}

/** The longest list of one way of numbering that counts up from 1; other numbers are figures. */
function inlineMarks(text: string): readonly InlineMark[] {
  const lists = INLINE.map((way) =>
    counted([...text.matchAll(way)].filter((found) => !isFigure(found, text)).map(asMark)),
  )
  return lists.reduce((longest, list) => (list.length > longest.length ? list : longest), [])
}

/** A bare number before a measure word (3次, 20日) is no mark. */
function isFigure(found: RegExpExecArray, text: string): boolean {
  const behind = text.slice(found.index + found[0].length, found.index + found[0].length + 4)
  return /^\d+$/.test(found[0]) && COUNTED.test(behind.trimStart())
}

function asMark(found: RegExpExecArray): InlineMark {
  const [whole, label = ''] = found
  const circled = label.charCodeAt(0) - BEFORE_CIRCLED_ONE
  const numeral = label === '头' ? 1 : NUMERALS.indexOf(label) + 1
  const number = /^\d/.test(label) ? Number(label) : numeral > 0 ? numeral : circled
  return { number, start: found.index, end: found.index + whole.length }
}

const BEFORE_CIRCLED_ONE = 0x245f

/** The marks that count up from 1. */
function counted(marks: readonly InlineMark[]): readonly InlineMark[] {
  const run: InlineMark[] = []
  for (const mark of marks) if (mark.number === run.length + 1) run.push(mark)
  return run
}
