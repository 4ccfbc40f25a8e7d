import type { FigureReader } from '../../core/figure-reader.ts'

/** A line of a table told as a sentence: 「白杨，户数46户，面积312亩」. A head tells nothing of its own. */
export interface ToldRow {
  readonly text: string
  readonly isHead: boolean
}

const SEPARATORS: readonly RegExp[] = [/\t/u, /[|｜]/u, / {1,8}/u]
/** More cells than these make no table that a person wrote. */
const MOST_CELLS = 24
/** Rows below a head that is only parted by blanks: one could be chance. */
const LEAST_ROWS = 2
const NUMBER = /^\d[\d,]{0,12}(?:\.\d{1,4})?$/u
const COUNTED = /^\d[\d,.]{0,16}[\p{Script=Han}%]{0,3}$/u
const EMPTY = /^(?:[-—–/／]|无)?$/u
const UNIT_IN_BRACKETS = /^(.+?)[（(]([^（）()]{1,5})[)）]$/u
const UNIT_IN_NAME = /([人场户件家台车辆班]次|批次?|[^\d])数?$/u
const YEAR_OR_MONTH = /^(?:年份|年度|年|月份|月)$/u

interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The lines that make a table, by their number, as they are told with their head's names and measure words. */
export function tellTableRows(lines: readonly string[], figures: FigureReader): ReadonlyMap<number, ToldRow> {
  const told = new Map<number, ToldRow>()
  for (let at = 0; at + 1 < lines.length; at += 1) {
    const table = tableAt(lines, at)
    if (table === undefined) continue
    const columns = table.head.map((name) => columnOf(name, figures))
    told.set(at, { text: lines[at] ?? '', isHead: true })
    table.rows.forEach((row, index) => told.set(at + 1 + index, { text: tellRow(row, columns), isHead: false }))
    at += table.rows.length
  }
  return told
}

function tableAt(lines: readonly string[], at: number): Table | undefined {
  const line = lines[at] ?? ''
  if (/\d/.test(line)) return undefined
  for (const separator of SEPARATORS) {
    const head = cellsOf(line, separator)
    if (head.length < 2 || head.length > MOST_CELLS) continue
    const rows = rowsBelow(lines, at, { separator, width: head.length })
    const least = separator === SEPARATORS.at(-1) ? LEAST_ROWS : 1
    if (rows.length >= least) return { head, rows }
  }
  return undefined
}

function rowsBelow(
  lines: readonly string[],
  at: number,
  { separator, width }: { readonly separator: RegExp; readonly width: number },
): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = []
  for (let next = at + 1; next < lines.length; next += 1) {
    const row = cellsOf(lines[next] ?? '', separator)
    if (row.length !== width || !isRow(row)) break
    rows.push(row)
  }
  return rows
}

function cellsOf(line: string, separator: RegExp): readonly string[] {
  return line
    .trim()
    .replace(/^[|｜]|[|｜]$/gu, '')
    .split(separator)
    .map((cell) => cell.trim())
}

/** Behind its label nothing but numbers. */
function isRow([, ...cells]: readonly string[]): boolean {
  return cells.some((cell) => COUNTED.test(cell)) && cells.every((cell) => COUNTED.test(cell) || EMPTY.test(cell))
}

interface Column {
  readonly name: string
  /** Empty where the head names none. */
  readonly unit: string
}

/** 面积(亩) → 面积, 亩; 户数 → 户数, 户; 年份 → 年. */
function columnOf(head: string, figures: FigureReader): Column {
  const [, name = '', bracketed = ''] = UNIT_IN_BRACKETS.exec(head) ?? []
  if (isUnit(bracketed, figures)) return { name, unit: bracketed }
  if (YEAR_OR_MONTH.test(head)) return { name: head, unit: head.charAt(0) }
  const [, own = ''] = /数$|次$|批$/u.test(head) ? (UNIT_IN_NAME.exec(head) ?? []) : []
  return { name: head, unit: isUnit(own, figures) ? own : '' }
}

function isUnit(word: string, figures: FigureReader): boolean {
  if (word === '') return false
  const [figure] = figures.read(`2${word}`)
  return figure?.text === `2${word}` && figure.unit !== ''
}

function tellRow(row: readonly string[], columns: readonly Column[]): string {
  const [label = '', ...cells] = row
  const first = NUMBER.test(label) ? `${label}${columns[0]?.unit ?? ''}` : label
  const told = cells.flatMap((cell, index) => {
    const { name, unit } = columns[index + 1] ?? { name: '', unit: '' }
    if (EMPTY.test(cell)) return []
    return [`${name}${cell}${NUMBER.test(cell) ? unit : ''}`]
  })
  return [first, ...told].join('，')
}
