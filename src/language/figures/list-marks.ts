import type { Span } from '../../core/span.ts'

/** 一、 （一） (1) 1. 1、 1） ① at the start of a line or of a clause; 一是 二是. */
const MARK =
  /(?:[（(]\s?[一二三四五六七八九十\d]{1,3}\s?[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}(?:[、)）]|[.．](?!\d))|[①-⑳])/y
const STEP = /[一二三四五六七八九十]{1,2}(?:是|要(?=[抓加强深持把建推做狠以严进])|则)/y
const LINE_NUMBER = /^[ \t\u3000]*(\d{1,2})(?![\d.,%％]|[万亿千百年月日号]|\s*[-—~至])/

/**
 * The numbers that only count the points of a text. Plain numbers at the head of lines are marks when they run 1, 2, 3
 * and at least one of them stands before no measure word («2人手不够» after «1法治意识不够»).
 */
export function findListMarks(text: string, isMeasure: (text: string, index: number) => boolean): readonly Span[] {
  return [...writtenMarks(text), ...runningMarks(text, isMeasure)].sort((a, b) => a.start - b.start)
}

function writtenMarks(text: string): readonly Span[] {
  const marks: Span[] = []
  for (let index = 0; index < text.length; index += 1) {
    const end = markEnd(text, index)
    if (end === undefined) continue
    marks.push({ start: index, end })
    index = end - 1
  }
  return marks
}

/** What a mark may begin with: most characters need no more than this one look. */
const MAY_BEGIN = /[（(\d一二三四五六七八九十①-⑳]/

function markEnd(text: string, index: number): number | undefined {
  if (!MAY_BEGIN.test(text.charAt(index))) return undefined
  const previous = text[index - 1] ?? '\n'
  STEP.lastIndex = index
  if (/[\s，。；：:、！？”）)]/.test(previous) && STEP.test(text)) return STEP.lastIndex
  if (!/[\s。；：:！？]/.test(previous) && !isNextInBrackets(text, index)) return undefined
  MARK.lastIndex = index
  if (!MARK.test(text) || isListItem(text, index, MARK.lastIndex)) return undefined
  return isValueInRow(text, index) ? undefined : MARK.lastIndex
}

/** 「（讨薪 14、工伤 5、赡养 3）」: behind a word and a space, a number that no number before it leads to is no mark. */
function isValueInRow(text: string, index: number): boolean {
  if (!/[\u4e00-\u9fff] /u.test(text.slice(Math.max(0, index - 2), index))) return false
  const number = Number(/^\d{1,2}/.exec(text.slice(index, index + 2))?.[0] ?? '1')
  if (number === 1) return false
  const line =
    text
      .slice(Math.max(0, index - LINE_REACH), index)
      .split('\n')
      .at(-1) ?? ''
  return !new RegExp(`(?<!\\d)${number - 1}[、.．)）]`, 'u').test(line)
}

/** （2） in the middle of a line where （1） stood before: a list written without breaks. */
function isNextInBrackets(text: string, index: number): boolean {
  const number = /^[（(](\d)[）)]/.exec(text.slice(index, index + 3))?.[1]
  if (number === undefined || number === '1') return false
  const line =
    text
      .slice(Math.max(0, index - LINE_REACH), index)
      .split('\n')
      .at(-1) ?? ''
  const before = String(Number(number) - 1)
  return line.includes(`（${before}）`) || line.includes(`(${before})`)
}

/** How far back the mark before is looked for, in UTF-16 units. */
const LINE_REACH = 200

/** 「报表：12、8、5」 and 「一、二季度」 are lists of numbers, not marks. */
function isListItem(text: string, start: number, end: number): boolean {
  if (text[end - 1] !== '、') return false
  return (
    /^[一二三四]季度/.test(text.slice(end, end + 3)) || (/\d/.test(text.charAt(start)) && /\d/.test(text.charAt(end)))
  )
}

interface LineNumber {
  readonly value: number
  readonly span: Span
  readonly measured: boolean
}

function runningMarks(text: string, isMeasure: (text: string, index: number) => boolean): readonly Span[] {
  const numbers = lineNumbers(text, isMeasure)
  const marks: Span[] = []
  let run: LineNumber[] = []
  for (const number of [...numbers, undefined]) {
    if (number !== undefined && number.value === run.length + 1) {
      run.push(number)
      continue
    }
    if (run.length > 1 && run.some((one) => !one.measured)) marks.push(...run.map((one) => one.span))
    run = number?.value === 1 ? [number] : []
  }
  return marks
}

function lineNumbers(text: string, isMeasure: (text: string, index: number) => boolean): readonly LineNumber[] {
  const found: LineNumber[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const match = LINE_NUMBER.exec(line)
    const digits = match?.[1]
    if (match !== null && digits !== undefined) {
      const end = start + match[0].length
      found.push({ value: Number(digits), span: { start: end - digits.length, end }, measured: isMeasure(text, end) })
    }
    start += line.length + 1
  }
  return found
}
