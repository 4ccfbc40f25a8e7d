import type { CheckedText, Checker } from '../core/checker.ts'
import type { Finding } from '../core/finding.ts'
import { mergeFindings } from './merge-findings.ts'

/** All findings of all checkers, in the order of their places, without repetitions. */
export function runCheckers(checkers: readonly Checker[], text: CheckedText): readonly Finding[] {
  return mergeFindings(checkers.flatMap((checker) => checker.check(text)))
}
