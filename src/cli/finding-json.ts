import type { Finding } from '../core/finding.ts'

/** A finding as `check` and `draft` print it (design §6): offsets in UTF-16 units of the text that was checked. */
export function findingAsJson({ span, ...finding }: Finding) {
  const { checker, kind, severity, quote, message, suggestion } = finding
  const json = { checker, kind, severity, quote, start: span.start, end: span.end, message }
  return suggestion === undefined ? json : { ...json, suggestion }
}
