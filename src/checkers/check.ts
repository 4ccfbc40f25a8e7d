import type { Remark } from './finding.ts'
import type { ReadReport } from './read-report.ts'

/** One check over a report that has been read once for all of them. */
export interface Check {
  readonly name: string
  find(report: ReadReport): readonly Remark[]
}
