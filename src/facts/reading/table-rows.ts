import { composeLine, cutLine, type LinePart, type NoteLine, spanInNote } from './note-lines.ts'

/** A cell of a row, from its first to behind its last character. */
type Cell = readonly [start: number, end: number]

/** Ways cells stand apart when a table was not copied out of a spreadsheet. */
interface Way {
  readonly apart: RegExp
  /** The mark parts cells and nothing else: two rows of one shape are a table whatever is in them. */
  readonly sure: boolean
}

const WAYS: readonly Way[] = [
  { apart: /[|｜¦│┃]/gu, sure: true },
  { apart: /[ ]{2,}|　+/gu, sure: false },
  { apart: /[,，]/gu, sure: false },
  { apart: / +/gu, sure: false },
]
/** |---|:---:| of a Markdown table, +----+ of a drawn one. */
const RULE = /^[\s|｜│┃+:\-—–=─┼├┤┌┐└┘┬┴]{3,}$/u
/** A longer cell is prose. */
const LONGEST_CELL = 30
const COUNT = /^(?:\d[\d,.]*[%％]?|[-—–/／无])$/u
const DIGIT = /\d/

/** Lines of tables whose cells stand apart by bars, commas or blanks, with tabs between the cells as a spreadsheet gives them. */
export function withTabs(lines: readonly NoteLine[]): readonly NoteLine[] {
  if (lines.length < 2) return lines
  const out: NoteLine[] = []
  let at = 0
  while (at < lines.length) {
    const table = tableAt(lines, at)
    const line = lines[at]
    if (table === undefined && line !== undefined) out.push(line)
    if (table !== undefined) out.push(...table.rows)
    at += table?.length ?? 1
  }
  return out
}

interface Found {
  readonly rows: readonly NoteLine[]
  /** Lines taken, rules among them. */
  readonly length: number
}

function tableAt(lines: readonly NoteLine[], from: number): Found | undefined {
  for (const way of WAYS) {
    const found = read(lines, from, way)
    if (found !== undefined) return found
  }
  return undefined
}

/** The rows of one shape from here on; undefined when they make no table. */
function read(lines: readonly NoteLine[], from: number, way: Way): Found | undefined {
  const rows: Row[] = []
  let at = from
  for (; at < lines.length; at += 1) {
    const line = lines[at]
    if (line === undefined || (at > from && line.afterGap)) break
    if (rows.length > 0 && RULE.test(line.text)) continue
    const row = { line, cells: cellsOf(line.text, way) }
    if (!belongs(row, rows[0], way)) break
    rows.push(row)
  }
  if (rows.length < (way.sure ? 2 : 3)) return undefined
  return { rows: rows.map(({ line, cells }) => tabbed(line, cells)), length: at - from }
}

function belongs(row: Row, head: Row | undefined, way: Way): boolean {
  if (row.line.text.includes('\t')) return false
  return head === undefined ? mayHead(row, way) : goesOn(row, head, way)
}

interface Row {
  readonly line: NoteLine
  readonly cells: readonly Cell[]
}

const wordsOf = ({ line, cells }: Row): readonly string[] =>
  cells.map(([start, end]) => line.text.slice(start, end).trim())

/** Without bars the head names its columns and counts nothing. */
function mayHead(row: Row, { sure }: Way): boolean {
  const cells = wordsOf(row)
  if (cells.length < 2 || cells.some((cell) => cell.length > LONGEST_CELL)) return false
  return sure || cells.every((cell) => cell !== '' && !DIGIT.test(cell))
}

/** As many cells as the head has; without bars every column but the first counts. */
function goesOn(row: Row, head: Row, { sure }: Way): boolean {
  const [label = '', ...counts] = wordsOf(row)
  if (row.cells.length !== head.cells.length || label.length > LONGEST_CELL) return false
  return sure ? counts.every((cell) => cell.length <= LONGEST_CELL) : !COUNT.test(label) && counts.every(isCount)
}

function cellsOf(text: string, { apart, sure }: Way): readonly Cell[] {
  const marks = [...text.matchAll(apart)]
  const starts = [0, ...marks.map(({ index, 0: mark }) => index + mark.length)]
  const cells = starts.map((start, index): Cell => [start, marks[index]?.index ?? text.length])
  // | a | b |: nothing stands outside the outer bars.
  const outside = ([start, end]: Cell | undefined = [0, 0]): boolean => text.slice(start, end).trim() === ''
  const [head, tail] = [sure && outside(cells[0]) ? 1 : 0, sure && cells.length > 1 && outside(cells.at(-1)) ? 1 : 0]
  return cells.slice(head, cells.length - tail)
}

/** The rate, the count, or the mark of none that a cell holds. */
const isCount = (cell: string): boolean => COUNT.test(cell)

/** An empty cell keeps its place. */
function tabbed(line: NoteLine, cells: readonly Cell[]): NoteLine {
  const parts = cells.flatMap(([start, end], index): readonly LinePart[] => {
    const cell = cutLine(line, start, end)
    const offset = spanInNote(line, Math.max(0, start - 1), start).start
    const tab = { text: '\t', offset }
    const told = cell === undefined ? [] : [{ text: cell.text, offset: spanInNote(cell, 0, 1).start }]
    return index === 0 ? told : [tab, ...told]
  })
  return { ...composeLine(parts), afterGap: line.afterGap }
}
