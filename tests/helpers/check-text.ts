import { fileURLToPath } from 'node:url'
import { runCheckers } from '../../src/checkers/run-checkers.ts'
import { composeCheckers } from '../../src/cli/compose-checkers.ts'
import { readUnit } from '../../src/cli/unit-argument.ts'
import type { CheckedText } from '../../src/core/checker.ts'
import type { Finding } from '../../src/core/finding.ts'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const checkers = composeCheckers(ROOT)

export interface CheckSetting {
  readonly unit?: string
  readonly year?: number
  readonly variant?: CheckedText['variant']
  readonly villages?: readonly string[]
  readonly facts?: NonNullable<CheckedText['facts']>
}

/** All checkers over a text of a fictional township. */
export function checkText(text: string, setting: CheckSetting = {}): readonly Finding[] {
  const { unit = '四川省明川市安平县石桥镇', year = 2023, variant = 'submission', villages = [], facts } = setting
  const checked = { text, unit: { ...readUnit(unit), villages }, year, variant }
  return runCheckers(checkers, facts === undefined ? checked : { ...checked, facts })
}

export function kindsOf(text: string, setting: CheckSetting = {}): readonly string[] {
  return checkText(text, setting).map((finding) => finding.kind)
}
