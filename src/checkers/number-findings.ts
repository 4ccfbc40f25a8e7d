import type { Finding } from '../core/finding.ts'
import { byWeight } from './merge-findings.ts'

/** A finding with the number people call it by: 「改第1、3条」. */
export interface NumberedFinding {
  readonly number: number
  readonly finding: Finding
  /** One line for chat: quote, what is wrong, what to write. */
  readonly line: string
}

const LABEL = { error: '错', warn: '疑', info: '提示' } as const
const LONGEST_QUOTE = 28

/** Worst first, numbered from 1. The numbers stay the same for the same findings, however few are shown. */
export function numberFindings(findings: readonly Finding[]): readonly NumberedFinding[] {
  return [...findings].sort(byWeight).map((finding, index) => ({
    number: index + 1,
    finding,
    line: `${String(index + 1)}.〔${LABEL[finding.severity]}〕「${short(finding.quote)}」${finding.message}${advice(finding)}`,
  }))
}

function short(quote: string): string {
  const flat = quote.replace(/\s+/g, ' ')
  return flat.length <= LONGEST_QUOTE ? flat : `${flat.slice(0, LONGEST_QUOTE - 1)}…`
}

function advice(finding: Finding): string {
  if (finding.suggestion === undefined) return ''
  return finding.suggestion === '' ? '（可改：删去）' : `（可改为：${finding.suggestion}）`
}
