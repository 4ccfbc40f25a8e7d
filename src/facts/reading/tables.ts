import type { Figure } from '../../core/figure.ts'
import type { LedgerWords } from '../../core/knowledge/ledger-words.ts'
import { canonicalDecimal, shiftDecimal } from '../../language/decimal.ts'
import { type Column, type ColumnHeads, type ColumnLexicon, createColumnHeads } from './column-heads.ts'
import { composeLine, cutLine, type LinePart, type NoteLine, spanInNote } from './note-lines.ts'
import { withTabs } from './table-rows.ts'

/** The lines of a note with its tables told as statements, and its figures with the measure words the tables' heads give them. */
export interface ToldTables {
  readonly lines: readonly NoteLine[]
  readonly figures: readonly Figure[]
}

/** A table copied out of a spreadsheet: its cells stand apart by tabs. */
interface Table {
  readonly head: readonly LinePart[] | undefined
  readonly rows: readonly (readonly LinePart[])[]
  /** 「执法类」 in the line above. */
  readonly title: LinePart | undefined
  /** 「（单位 起）」 beside it. */
  readonly unit: string
}

/** Counts by their place in the note, with the measure word that the table gives them. */
type Units = Map<number, { readonly measure: string; readonly text: string }>

interface Telling {
  readonly heads: ColumnHeads
  readonly units: Units
}

const NAMES_NOTHING = /^(?:总?数量?|数值|数据|指标值|完成数|完成情况|完成值|合计|总计|小计)$/
const NO_CELL: LinePart = { text: '', offset: 0 }
const SERIAL = /^(?:序号|编号)$/
const TOTAL = /^(?:合计|总计|共计|小计|全[镇乡县]合?计?)$/
const HEADS = /^(?:问题|不足|短板|毛病|计划|打算|安排|下一步|明年)/
const TITLE = /^[^\d\t：，。]{2,6}(?:类|表)$/

export type TableTeller = (lines: readonly NoteLine[], figures: readonly Figure[]) => ToldTables

/** Reads tables; what stands in no table stays as it is. */
export function createTableTeller(lexicon: ColumnLexicon, unitHints: LedgerWords['unitHints']): TableTeller {
  const heads = createColumnHeads(lexicon, unitHints)
  return (written, figures) => {
    const lines = withTabs(written)
    if (!lines.some(isRow)) return { lines, figures }
    const telling: Telling = { heads, units: new Map() }
    const told: NoteLine[] = []
    let at = 0
    while (at < lines.length) {
      const end = endOfTable(lines, at)
      if (end > at) told.push(...tell(tableOf(lines, { from: at, end }, heads), telling))
      else if (!belongsToTable(lines, at, heads)) told.push(...lines.slice(at, at + 1))
      at = Math.max(end, at + 1)
    }
    return { lines: told, figures: withMeasures(figures, telling.units) }
  }
}

const isRow = (line: NoteLine | undefined): boolean => line?.text.includes('\t') === true
const counts = ({ text }: LinePart): boolean => /^(?:[约近超达共]|不足|大约)?\d/u.test(text)

function endOfTable(lines: readonly NoteLine[], from: number): number {
  let end = from
  while (isRow(lines[end]) && (end === from || lines[end]?.afterGap !== true)) end += 1
  return end
}

/** A table's title and its note on the unit are told with the table. */
function belongsToTable(lines: readonly NoteLine[], at: number, { tableUnit }: ColumnHeads): boolean {
  const text = lines[at]?.text ?? ''
  return (
    (TITLE.test(text) && isRow(lines[at + 1])) ||
    (tableUnit(text) !== undefined && (isRow(lines[at - 1]) || isRow(lines[at + 1])))
  )
}

function tableOf(
  lines: readonly NoteLine[],
  { from, end }: { readonly from: number; readonly end: number },
  { tableUnit }: ColumnHeads,
): Table {
  const cells = lines.slice(from, end).map(cellsOf)
  const above = lines[from - 1]
  const unit = tableUnit(lines[end]?.text ?? '') ?? tableUnit(above?.text ?? '') ?? ''
  const title = above !== undefined && TITLE.test(above.text) ? partOf(above) : undefined
  return { ...withoutHead(cells), title, unit }
}

/** A first row without a count above rows with counts names the columns. */
function withoutHead(cells: Table['rows']): Pick<Table, 'head' | 'rows'> {
  const [first, ...rest] = cells
  const points = HEADS.test(first?.[0]?.text ?? '')
  const headed = first?.some(counts) === false && (points || rest.some((row) => row.some(counts)))
  return headed ? { head: first, rows: rest } : { head: undefined, rows: cells }
}

function cellsOf(line: NoteLine): readonly LinePart[] {
  let start = 0
  return line.text.split('\t').map((text) => {
    const cell = cutLine(line, start, start + text.length)
    const offset = spanInNote(line, start, start + 1).start
    start += text.length + 1
    return cell === undefined ? { text: '', offset } : partOf(cell)
  })
}

function partOf(line: NoteLine): LinePart {
  return { text: line.text, offset: spanInNote(line, 0, 1).start }
}

/** 项目 | 数值 | 单位: a figure a row, named by its row alone. */
function isListOfFigures({
  head,
  rows,
}: {
  readonly head: readonly LinePart[]
  readonly rows: Table['rows']
}): boolean {
  if (head.some(({ text }) => /^(?:计量)?单位$/.test(text))) return true
  const counted = head.filter((_name, column) => rows.some((row) => counts(row[column] ?? NO_CELL)))
  return counted.length > 0 && counted.every(({ text }) => NAMES_NOTHING.test(text))
}

function tell({ head, rows, title, unit }: Table, telling: Telling): readonly NoteLine[] {
  const [first] = head ?? []
  if (head === undefined || first === undefined) return rows.map((row) => tellPairs(row, telling))
  if (SERIAL.test(first.text))
    return tell({ head: head.slice(1), rows: rows.map((row) => row.slice(1)), title, unit }, telling)
  if (isListOfFigures({ head, rows })) return rows.map((row) => tellPairs(row, telling))
  if (HEADS.test(first.text)) return tellPoints(head, rows)
  return tellCounted({ head, rows, title, unit }, telling)
}

/** Columns of counts: told by column where a row of totals stands below them, else row by row. */
function tellCounted({ head = [], rows, title, unit }: Table, { heads, units }: Telling): readonly NoteLine[] {
  const columns = head.map((cell, index): Placed => {
    const { name, measure } = heads.columnOf(cell, unit)
    return { name, measure: measure || saidOnce(rows, index, heads), index }
  })
  for (const { index, measure } of columns.slice(1))
    for (const row of rows)
      if (row[index] !== undefined && measure !== '') units.set(row[index].offset, { measure, text: row[index].text })
  const total = rows.find(([label]) => TOTAL.test(label?.text ?? ''))
  if (total === undefined) return rows.map((row) => tellRow(row, columns.slice(1), title))
  return tellColumns({ columns: columns.slice(1), rows, total, anchor: head[0]?.offset ?? 0 })
}

/** 130次 in the first row: the counts below it are of the same kind. */
function saidOnce(rows: Table['rows'], index: number, { isMeasure }: ColumnHeads): string {
  const measures = rows.map((row) => /^\d[\d.,]*(.*)$/u.exec(row[index]?.text ?? '')?.[1]?.trim() ?? '')
  return measures.find((measure) => measure !== '' && isMeasure(measure)) ?? ''
}

interface Placed extends Column {
  readonly index: number
}

/** 「合同审查 份 55 退改 9」, 「发放资料 520 份」: what is counted, its count, its measure word before or behind it. */
function tellPairs(row: readonly LinePart[], { heads, units }: Telling): NoteLine {
  const cells = row.filter(({ text }) => text !== '')
  const measure = (at: number): string | undefined => {
    const text = cells[at]?.text ?? ''
    return heads.isMeasure(text) ? text : undefined
  }
  for (const [at, cell] of cells.entries()) {
    const word = counts(cell) ? (measure(at - 1) ?? measure(at + 1)) : undefined
    if (word !== undefined) units.set(cell.offset, { measure: word, text: cell.text })
  }
  const told = cells.filter((_cell, at) => measure(at) === undefined)
  return composeLine(told.flatMap((cell, at) => (counts(cell) || at === 0 ? [cell] : [comma(cell), cell])))
}

/** 「问题 原因」: a list of points under their head. */
function tellPoints(head: readonly LinePart[], rows: readonly (readonly LinePart[])[]): readonly NoteLine[] {
  const [first] = head
  const causes = head.some(({ text }) => text.includes('原因'))
  const anchor = first?.offset ?? 0
  const opening = composeLine([{ text: `${first?.text.slice(0, 2) ?? ''}：`, offset: anchor }])
  const points = rows.map((row) => {
    const told = row.filter(({ text }) => text !== '')
    const last = told.length - 1
    return composeLine(
      told.flatMap((cell, index) => {
        if (index === 0 || counts(cell)) return [cell]
        return causes && index === last ? [{ text: '，原因是', offset: anchor }, cell] : [comma(cell), cell]
      }),
    )
  })
  return [opening, ...points]
}

/** 受理118，其中山林41，土地28…: the total first, its parts behind it. */
function tellColumns(table: {
  readonly columns: readonly Placed[]
  readonly rows: readonly (readonly LinePart[])[]
  readonly total: readonly LinePart[]
  readonly anchor: number
}): readonly NoteLine[] {
  const { columns, rows, total, anchor } = table
  return columns.flatMap(({ name, index }) => {
    const sum = total[index]
    const members = rows
      .filter((row) => row !== total)
      .flatMap((row) => {
        const [label, count] = [row[0], row[index]]
        return label === undefined || count === undefined || !counts(count) ? [] : [comma(label), label, count]
      })
    const [, ...behindFirst] = members
    if (sum !== undefined && counts(sum))
      return [composeLine([name, sum, { text: '，其中', offset: anchor }, ...behindFirst])]
    return members.length === 0 ? [] : [composeLine([name, { text: '：', offset: anchor }, ...behindFirst])]
  })
}

/** 安全生产64次，案件1件，罚款3000元; a zero says nothing. */
function tellRow(row: readonly LinePart[], columns: readonly Placed[], title: LinePart | undefined): NoteLine {
  const [label] = row
  const parts: LinePart[] = title === undefined ? [] : [{ ...title, text: `${title.text.slice(0, -1)}：` }]
  if (label !== undefined) parts.push(label)
  for (const [order, { name, index }] of columns.entries()) {
    const cell = row[index]
    if (cell !== undefined && cell.text !== '' && !/^0+$/.test(cell.text))
      parts.push(...tellCell(cell, name, order === 0))
  }
  return composeLine(parts)
}

function tellCell(cell: LinePart, name: LinePart, first: boolean): readonly LinePart[] {
  const named = name.text !== '' && !NAMES_NOTHING.test(name.text)
  const lead = first && !named ? [] : [comma(cell)]
  return named && counts(cell) ? [...lead, name, cell] : [...lead, cell]
}

/** In the place of the tab or line break before the cell. */
function comma(cell: LinePart): LinePart {
  return { text: '，', offset: Math.max(0, cell.offset - 1) }
}

/** 11.8 under 罚没（万元） are 118000元. */
const SCALED: Readonly<Record<string, number>> = { 万元: 4, 亿元: 8 }

/** The figures in order, with the cells that read like the name of a day elsewhere (3.5, 6.26). */
function withMeasures(read: readonly Figure[], units: Units): readonly Figure[] {
  const known = new Set(read.map(({ span }) => span.start))
  const unread = [...units].filter(([start, { text }]) => !known.has(start) && /^(?=.*[1-9])\d+(?:\.\d+)?$/.test(text))
  const added = unread.map(([start, { text }]) => numberIn(text, start))
  return [...read, ...added].sort((a, b) => a.span.start - b.span.start).map((figure) => measured(figure, units))
}

function numberIn(text: string, start: number): Figure {
  const span = { start, end: start + text.length }
  return { value: canonicalDecimal(text), unit: '', approx: '', kind: 'count', subject: '', span, text }
}

function measured(read: Figure, units: Units): Figure {
  const measure = units.get(read.span.start)?.measure
  if (measure === undefined) return read
  const figure = /^\d+\.\d+$/.test(read.text) ? numberIn(read.text, read.span.start) : read
  return figure.unit === '' && figure.kind === 'count' ? counting(figure, measure) : read
}

function counting(figure: Figure, measure: string): Figure {
  const power = SCALED[measure]
  if (power !== undefined) return { ...figure, value: shiftDecimal(figure.value, power), unit: '元', kind: 'money' }
  return { ...figure, unit: measure, kind: KINDS[measure] ?? 'count' }
}

const KINDS: Readonly<Record<string, Figure['kind']>> = { 元: 'money', '%': 'ratio' }
