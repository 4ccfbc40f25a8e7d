import type { Finding } from '../core/finding.ts'
import type { Report } from '../core/report.ts'

/** Runs every checker over a text that belongs to a report. */
export type CheckText = (checked: { readonly text: string; readonly report: Report }) => readonly Finding[]
