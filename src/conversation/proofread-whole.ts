import type { Finding } from '../core/finding.ts'
import type { Report } from '../core/report.ts'
import type { CheckText } from './check-text.ts'
import { ownText } from './own-text.ts'
import type { Proofread } from './proofread.ts'
import { writtenSections } from './write-section.ts'

/** Errors that only show when the sections stand together: two totals, a sentence that comes twice. */
export type ProofreadWhole = (report: Report) => readonly Finding[]

export function createProofreadWhole(tools: {
  readonly check: CheckText
  readonly proofread: Proofread
}): ProofreadWhole {
  return (report) => {
    const told = Object.values(writtenSections(report)).flatMap(
      (section) => tools.proofread(section, report, { repair: false }).doubts,
    )
    const known = new Set([...told.map(nameOf), ...(report.ignoredFindings ?? [])])
    const text = ownText(report)
    return tools
      .check({ text, report })
      .filter((finding) => finding.severity === 'error' && !known.has(nameOf(finding)))
  }
}

function nameOf({ kind, quote }: Finding): string {
  return `${kind}:${quote}`
}
