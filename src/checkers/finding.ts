import type { Finding, Severity } from '../core/finding.ts'
import type { Span } from '../core/span.ts'

/** What a check has to say about a place, before the exact quote is cut out of the text. */
export interface Remark {
  readonly kind: string
  readonly severity: Severity
  readonly span: Span
  readonly message: string
  readonly suggestion?: string
}

/** Cuts the quote; white space at the ends of the span is left out. */
export function toFinding(text: string, checker: string, remark: Remark): Finding {
  const { start, end } = trimmed(text, remark.span)
  const { kind, severity, message, suggestion } = remark
  const base = { checker, kind, severity, quote: text.slice(start, end), span: { start, end }, message }
  return suggestion === undefined ? base : { ...base, suggestion }
}

function trimmed(text: string, span: Span): Span {
  let { start, end } = span
  while (start < end && /\s/.test(text[start] ?? '')) start += 1
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1
  return { start, end }
}
