import type { PdfLine } from './pdf-lines.ts'

/** A first line is indented by two characters; less than this many characters is chance. */
const INDENT = 1.2
/** A line that ends this many characters before the others is a paragraph's last; punctuation may hang out by one. */
const SHORT = 2.2
/** Lines further apart than this share of the usual distance are not one paragraph. */
const GAP = 1.7
const LARGER = 1.15
/** So many lines must begin right of the middle before a page counts as one of two columns. */
const COLUMN_LINES = 5

interface Column {
  readonly left: number
  readonly right: number
  /** From one line to the next, as most of them are. */
  readonly step: number
  /** Of most characters. */
  readonly size: number
}

/** Lines put together again to paragraphs, over page and column breaks, by indent, by short last lines and by gaps. */
export function joinLines(pages: readonly (readonly PdfLine[])[]): string {
  const paragraphs: string[] = []
  let before: { readonly line: PdfLine; readonly column: Column } | undefined
  for (const { line, column } of pages.flatMap(inColumns)) {
    if (before === undefined || begins(line, column, before)) paragraphs.push(line.text)
    else paragraphs.push(joined(paragraphs.pop() ?? '', line.text))
    before = { line, column }
  }
  return paragraphs.join('\n')
}

function inColumns(lines: readonly PdfLine[]): readonly { readonly line: PdfLine; readonly column: Column }[] {
  const left = Math.min(...lines.map((line) => line.left))
  const right = Math.max(...lines.map((line) => line.right))
  const middle = (left + right) / 2
  const beyond = lines.filter((line) => line.left >= middle)
  const within = lines.filter((line) => line.right <= middle + line.size)
  const two = beyond.length >= COLUMN_LINES && within.length >= COLUMN_LINES
  const columns = two ? [toColumn(within), toColumn(beyond)] : [toColumn(lines), toColumn(lines)]
  return lines.flatMap((line) => {
    const column = columns[line.left < middle ? 0 : 1]
    return column === undefined ? [] : [{ line, column }]
  })
}

function toColumn(lines: readonly PdfLine[]): Column {
  const steps = lines.slice(1).map((line, at) => (lines[at]?.bottom ?? 0) - line.bottom)
  const down = steps.filter((step) => step > 0).sort((a, b) => a - b)
  const sizes = lines.map(({ size }) => size).sort((a, b) => a - b)
  return {
    left: Math.min(...lines.map((line) => line.left)),
    right: Math.max(...lines.map((line) => line.right)),
    step: down[Math.floor(down.length / 2)] ?? 0,
    size: sizes[Math.floor(sizes.length / 2)] ?? 0,
  }
}

function begins(line: PdfLine, column: Column, before: { readonly line: PdfLine; readonly column: Column }): boolean {
  // A title in larger characters goes on until they are smaller, centred as it is.
  if (line.size > LARGER * column.size && line.size === before.line.size) return false
  const indented = line.left - column.left > INDENT * line.size
  const ended = before.column.right - before.line.right > SHORT * before.line.size
  const apart = before.line.bottom - line.bottom > GAP * column.step && column.step > 0
  return indented || ended || apart || Math.abs(line.size - before.line.size) > line.size / 4
}

function joined(before: string, after: string): string {
  return /[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(after) ? `${before} ${after}` : before + after
}
