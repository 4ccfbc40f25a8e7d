import type { Row } from './rows.ts'
import type { Subject } from './subjects.ts'

export interface Measured {
  readonly subject: Subject
  readonly command: string
  readonly rows: readonly Row[]
  /** Load average of the last minute when it ended. */
  readonly load: number
  readonly elapsedS: number
  /** Absent when all went well. */
  readonly trouble?: string
}

/** One subject of the page: what it is, the command that made it, the table. */
export function renderSubject({ subject, command, rows, load, elapsedS, trouble }: Measured): string {
  return [
    `## ${subject.title}`,
    subject.about,
    `\`${command}\` — ${Math.round(elapsedS)} s, load average at its end ${load.toFixed(1)}`,
    ...(trouble === undefined ? [] : [`**Incomplete: ${trouble}.**`]),
    table(rows),
  ].join('\n\n')
}

export function table(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const line = (cells: readonly (string | number)[]) => `| ${cells.map(cell).join(' | ')} |`
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((one) => line(columns.map((column) => one[column] ?? ''))),
  ].join('\n')
}

function cell(value: string | number): string {
  return typeof value === 'number' ? value.toLocaleString('en') : value
}
