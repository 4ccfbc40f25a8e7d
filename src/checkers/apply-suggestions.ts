import type { Finding } from '../core/finding.ts'
import { numberFindings } from './number-findings.ts'

export interface AppliedSuggestions {
  readonly text: string
  readonly applied: readonly number[]
  /** Numbers that could not be applied, with why, in Chinese. */
  readonly refused: readonly { readonly number: number; readonly why: string }[]
}

/** Carries out the suggestions of the numbered findings; `findings` is the list that was numbered, in any order. */
export function applySuggestions(
  text: string,
  findings: readonly Finding[],
  numbers: readonly number[],
): AppliedSuggestions {
  const byNumber = new Map(numberFindings(findings).map(({ number, finding }) => [number, finding]))
  const refused: { number: number; why: string }[] = []
  const accepted: { number: number; finding: Finding; suggestion: string }[] = []
  for (const number of new Set(numbers)) {
    const finding = byNumber.get(number)
    const why = refusal(text, finding, accepted)
    if (why === undefined && finding?.suggestion !== undefined) {
      accepted.push({ number, finding, suggestion: finding.suggestion })
    } else refused.push({ number, why: why ?? '没有可以直接改的写法，需要您自己改' })
  }
  const fromBehind = [...accepted].sort((a, b) => b.finding.span.start - a.finding.span.start)
  const changed = fromBehind.reduce((all, { finding: { span }, suggestion }) => replaced(all, span, suggestion), text)
  return { text: changed, applied: accepted.map((one) => one.number), refused }
}

function replaced(text: string, span: { readonly start: number; readonly end: number }, words: string): string {
  return text.slice(0, span.start) + words + text.slice(span.end)
}

function refusal(
  text: string,
  finding: Finding | undefined,
  accepted: readonly { readonly finding: Finding }[],
): string | undefined {
  if (finding === undefined) return '没有这一条'
  if (finding.suggestion === undefined) return '没有可以直接改的写法，需要您自己改'
  const { start, end } = finding.span
  if (text.slice(start, end) !== finding.quote) return '原文已经变了，请重新检查'
  const clash = accepted.some(({ finding: { span } }) => start < span.end && span.start < end)
  return clash ? '与另一条改的是同一处' : undefined
}
