import { cutLine, type NoteLine } from './note-lines.ts'

/** A line without its list mark, with what the mark said: 一、 opens a section, （一） a part, 1. or 一是 an item. */
export interface ListedLine {
  readonly line: NoteLine
  readonly mark: 'section' | 'part' | 'item' | 'none'
}

const SECTION = /^[一二三四五六七八九十]{1,3}、/
const PART = /^[（(][一二三四五六七八九十]{1,3}[)）]/
const ITEM =
  /^(?:\d{1,2}\s*(?:[、）)]|[.．](?!\d))|[（(]\d{1,2}[)）]|[①-⑳]|[一二三四五六七八九十]是要?|[一二三四五六七八九十]要|第[一二三四五六七八九十]是?[、，,：:]|[-*•·●▪◆])\s*/
/** A bare number in front of words: 「1法治意识不够」. Whether it is a mark only its neighbours tell. */
const BARE = /^(\d{1,2})\s*(?=\p{Script=Han})/u
/** Words that follow a number to count: a list of 「3次」「4次」 is no numbered list. */
const COUNTING = /^\d{1,2}(?:个|次|件|起|份|名|条|场|户|村|年|月|日|号|人[^手员]|项|家|支|处|期)/
/** 二是 and its followers need no break before them in speech; whether they are marks the count from 一是 on tells. */
const INLINE =
  /(?:^|[\s，。；;：:])(?:(\d{1,2})(?:[、）)]|[.．](?!\d)|\s|(?=\p{Script=Han}))|[（(](\d{1,2})[)）]|(一)是)|([二三四五六七八九十])是|([①-⑳])/gu
const NUMERALS = '一二三四五六七八九十'

/** Takes the list marks off the lines of a note, and cuts lines that hold a whole list (「毛病：1… 2… 3…」) at their marks. */
export function readListMarks(lines: readonly NoteLine[]): readonly ListedLine[] {
  const bare = bareMarks(lines)
  return lines.flatMap((line, index) => {
    if (bare.has(index)) return strip(line, BARE.exec(line.text)?.[0].length ?? 0, 'item')
    const items = cutInlineList({ line, mark: 'none' })
    if (items.length > 1) return items
    return explicitMark(line).flatMap((one) => (one.mark === 'part' ? cutInlineList(one) : [one]))
  })
}

function explicitMark(line: NoteLine): readonly ListedLine[] {
  for (const [mark, pattern] of [
    ['section', SECTION],
    ['part', PART],
    ['item', ITEM],
  ] as const) {
    const found = pattern.exec(line.text)
    if (found !== null) return strip(line, found[0].length, mark)
  }
  return [{ line, mark: 'none' }]
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
    const counts = run.every((index) => COUNTING.test(lines[index]?.text ?? ''))
    if (run.length > 1 && !counts) for (const index of run) marked.add(index)
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
  const marks = counted(inlineMarks(text))
  if (marks.length < 2 || marks.every((mark) => COUNTING.test(text.slice(mark.start).trimStart()))) return [listed]
  const lead = cutLine(listed.line, 0, marks[0]?.start ?? 0)
  const items = marks.flatMap((mark, index): readonly ListedLine[] => {
    const item = cutLine(listed.line, mark.end, marks[index + 1]?.start ?? text.length)
    return item === undefined ? [] : [{ line: item, mark: 'item' }]
  })
  return lead === undefined ? items : [{ line: lead, mark: listed.mark }, ...items]
}

function inlineMarks(text: string): readonly InlineMark[] {
  return [...text.matchAll(INLINE)].map((found) => {
    const [whole, digits, bracketed, first, numeral, circled] = found
    const shift = /^[\s，。；;：:]/.test(whole) ? 1 : 0
    const number = Number(
      digits ?? bracketed ?? numeralValue(first ?? numeral) ?? (circled?.charCodeAt(0) ?? 0) - 0x245f,
    )
    return { number, start: found.index + shift, end: found.index + whole.length }
  })
}

function numeralValue(numeral: string | undefined): number | undefined {
  return numeral === undefined ? undefined : NUMERALS.indexOf(numeral) + 1
}

/** The marks that count up from 1; others are figures. */
function counted(marks: readonly InlineMark[]): readonly InlineMark[] {
  return marks.reduce<readonly InlineMark[]>((run, mark) => (mark.number === run.length + 1 ? [...run, mark] : run), [])
}
