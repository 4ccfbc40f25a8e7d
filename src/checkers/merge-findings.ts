import type { Finding, Severity } from '../core/finding.ts'

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warn: 1, info: 2 }

/** By place; of several findings of one kind that overlap, the weightiest stays, and of those the longest. */
export function mergeFindings(findings: readonly Finding[]): readonly Finding[] {
  const kept: Finding[] = []
  const lastOfKind = new Map<string, number>()
  for (const finding of [...findings].sort(byPlace)) {
    const last = lastOfKind.get(finding.kind)
    const before = last === undefined ? undefined : kept[last]
    if (last !== undefined && before !== undefined && finding.span.start < before.span.end) {
      if (outweighs(finding, before)) kept[last] = finding
      continue
    }
    lastOfKind.set(finding.kind, kept.push(finding) - 1)
  }
  return kept.sort(byPlace)
}

/** Worst first, then by place. */
export function byWeight(one: Finding, other: Finding): number {
  return WEIGHT[one.severity] - WEIGHT[other.severity] || byPlace(one, other)
}

function byPlace(one: Finding, other: Finding): number {
  return (
    one.span.start - other.span.start || other.span.end - one.span.end || WEIGHT[one.severity] - WEIGHT[other.severity]
  )
}

function outweighs(one: Finding, other: Finding): boolean {
  return WEIGHT[one.severity] < WEIGHT[other.severity]
}
