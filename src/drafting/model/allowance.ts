import type { Brief } from '../../core/brief.ts'
import type { Expressions } from '../../core/knowledge/expressions.ts'
import type { Allowance } from './check-sentence.ts'

/** The fixed formulas (提法) a section may use without a note. */
export function formulasOf(
  { section, year }: Brief,
  expressions: Pick<Expressions, 'openingExpressions' | 'planExpressions'>,
): readonly string[] {
  if (section === 'opening') return expressions.openingExpressions(year).map(({ text }) => text)
  if (section === 'plan') return expressions.planExpressions(year).map(({ text }) => text)
  return []
}

/** What may stand in a sentence of this brief without a fact. */
export function allowanceOf(
  brief: Brief,
  expressions: Pick<Expressions, 'openingExpressions' | 'planExpressions'>,
): Allowance {
  const { unit, year } = brief
  const next = String(year + 1)
  return {
    phrases: [
      ...formulasOf(brief, expressions),
      `${year}年度`,
      `${year}年`,
      `${next}年`,
      ...(unit.cutOff === undefined ? [] : [unit.cutOff]),
      unit.fullName,
      unit.name,
    ],
  }
}
