import type { Finding, Severity } from '../../core/finding.ts'
import type { CheckCase, ExpectedItem } from './check-cases.ts'

/** What was found of one case. */
export interface CaseScore {
  readonly id: string
  readonly planted: boolean
  readonly items: readonly ScoredItem[]
  /** Findings no label stands for. */
  readonly unlabelled: readonly Finding[]
  /** Findings on what must not be flagged. */
  readonly forbidden: readonly Finding[]
}

export interface ScoredItem {
  readonly item: ExpectedItem
  /** A finding overlaps one of its quotes. */
  readonly place: boolean
  /** And it is of the labelled kind. */
  readonly kind: boolean
}

/** A label is found when a finding overlaps its quote; `kind` says whether it was also called by its name. */
export function scoreCase(one: CheckCase, findings: readonly Finding[]): CaseScore {
  const { text } = one.checked
  const wanted = one.expected.filter((item) => item.severity !== 'ok')
  const hits = (item: ExpectedItem): readonly Finding[] => findings.filter((finding) => touches(text, item, finding))
  const items = wanted.map((item) => {
    const found = hits(item)
    return { item, place: found.length > 0, kind: found.some((finding) => finding.kind === item.kind) }
  })
  const labelled = new Set(wanted.flatMap(hits))
  const forbidden = one.expected.filter((item) => item.severity === 'ok').flatMap(hits)
  return {
    id: one.id,
    planted: wanted.length > 0,
    items,
    unlabelled: findings.filter((finding) => !labelled.has(finding)),
    forbidden: forbidden.filter((finding) => finding.severity !== 'info' && !labelled.has(finding)),
  }
}

/** Any place where a quote stands: a repeated sentence may be reported at either of its places. */
function touches(text: string, item: ExpectedItem, finding: Finding): boolean {
  return item.quotes.some((quote) => {
    for (let start = text.indexOf(quote); start !== -1; start = text.indexOf(quote, start + 1)) {
      if (finding.span.start < start + quote.length && start < finding.span.end) return true
    }
    return false
  })
}

export interface Recall {
  readonly found: number
  readonly named: number
  readonly of: number
}

/** Recall of the items a test picks. */
export function recallOf(scores: readonly CaseScore[], pick: (item: ExpectedItem) => boolean): Recall {
  const items = scores.flatMap((score) => score.items).filter(({ item }) => pick(item))
  return {
    found: items.filter((one) => one.place).length,
    named: items.filter((one) => one.place && one.kind).length,
    of: items.length,
  }
}

/** Unlabelled findings of a severity, a report. */
export function alarmsPerReport(scores: readonly CaseScore[], severity: Severity): number {
  const alarms = scores.flatMap((score) => score.unlabelled).filter((finding) => finding.severity === severity)
  return scores.length === 0 ? 0 : alarms.length / scores.length
}
