import type { CheckedText, Checker } from '../core/checker.ts'
import type { FigureReader } from '../core/figure-reader.ts'
import type { CheckKnowledge } from '../core/knowledge/check-knowledge.ts'
import type { FigureUnits } from '../language/units.ts'
import type { Words } from '../language/words.ts'
import { createChecks } from './all-checks.ts'
import type { Check } from './check.ts'
import { toFinding } from './finding.ts'
import { excuseLedgerFigures } from './ledger-figures.ts'
import { type ReadReport, readReport } from './read-report.ts'
import { createHeadingClassifier } from './sections.ts'

/**
 * Every checker, in one list. A text is read once for all of them: pass the same {@link CheckedText} object to each.
 * Pure: the same text always gives the same findings.
 */
export function createCheckers(dependencies: {
  readonly knowledge: CheckKnowledge
  readonly figures: FigureReader
  readonly units: FigureUnits
  readonly words: Pick<Words, 'cutByDictionary'>
}): readonly Checker[] {
  const { knowledge, figures, units, words } = dependencies
  const classify = createHeadingClassifier(knowledge.structure)
  const readings = new WeakMap<CheckedText, ReadReport>()
  const read = (checked: CheckedText): ReadReport => {
    const known = readings.get(checked)
    if (known !== undefined) return known
    const report = readReport(checked, { figures, classify })
    readings.set(checked, report)
    return report
  }
  return createChecks(knowledge, { units, words }).map((check) => toChecker(check, read))
}

function toChecker(check: Check, read: (checked: CheckedText) => ReadReport): Checker {
  return {
    name: check.name,
    check: (checked) => {
      const report = read(checked)
      const { text, facts } = checked
      const excuse = facts === undefined ? undefined : excuseLedgerFigures(report, facts)
      return check.find(report).map((remark) => toFinding(text, check.name, excuse?.(remark) ?? remark))
    },
  }
}
