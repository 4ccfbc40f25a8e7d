import { z } from 'zod'
import type { Expression, Expressions, Plenum, SafeFormula, YearExpressions } from '../core/knowledge/expressions.ts'
import { pattern } from './pattern.ts'
import { readTable } from './read-table.ts'

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期写成 YYYY-MM-DD')

const formula = z.strictObject({
  use: z.enum(['guidance', 'study', 'spirit', 'basis', 'phase']),
  text: z.string().min(1),
})

const plenum = z.strictObject({
  text: z.string().min(1),
  congress: z.number().int(),
  session: z.number().int(),
  endedOn: isoDate,
  source: z.string().min(1),
  confirmed: z.boolean(),
})

const expression = z.strictObject({
  id: z.string().min(1),
  text: z.string().min(1),
  kind: z.enum(['meeting', 'campaign', 'law', 'plan', 'slogan']),
  patterns: z.array(pattern).min(1),
  knownFrom: isoDate.exactOptional(),
  inForceFrom: isoDate.exactOptional(),
  currentUntil: z.number().int().exactOptional(),
  staleInPlanFrom: z.number().int().exactOptional(),
  staleSeverity: z.enum(['error', 'warn', 'info']).default('warn'),
  unless: z.array(pattern).default([]),
  instead: z.string().exactOptional(),
  safe: z.boolean().default(false),
  why: z.string().min(1),
  source: z.string().min(1),
  asOf: isoDate.exactOptional(),
  confirmed: z.boolean().default(true),
})

const table = z.strictObject({
  asOf: isoDate,
  always: z.array(formula),
  years: z.record(z.string().regex(/^20\d\d$/), z.strictObject({ opening: z.array(formula), plan: z.array(formula) })),
  plenums: z.array(plenum),
  expressions: z.array(expression),
})
type Table = z.infer<typeof table>

/** The expressions by report year, from `config/expressions.yaml`. Throws a ZhibiError that names what is wrong in it. */
export function loadExpressions(configDir: string): Expressions {
  const rows = readTable(configDir, 'expressions', table)
  const plenums = [...rows.plenums].sort((a, b) => a.endedOn.localeCompare(b.endedOn))
  const forYear = (year: number): YearExpressions => yearOf(rows, plenums, year)
  return {
    years: Object.keys(rows.years).map(Number).sort(),
    all: rows.expressions.map((row): Expression => ({ ...row, asOf: row.asOf ?? rows.asOf })),
    plenums,
    forYear,
    openingExpressions: (year) => forYear(year).opening,
    planExpressions: (year) => forYear(year).plan,
  }
}

function yearOf(rows: Table, plenums: readonly Plenum[], year: number): YearExpressions {
  const own = rows.years[String(year)]
  const formulas = (list: readonly SafeFormula[] = []): readonly SafeFormula[] => [...rows.always, ...list]
  return {
    year,
    covered: own !== undefined,
    opening: formulas(own?.opening),
    plan: formulas(own?.plan),
    plenums: currentPlenums(plenums, year),
  }
}

/** The last congress held by the end of the year, and its confirmed plenary sessions till then. */
function currentPlenums(plenums: readonly Plenum[], year: number): readonly Plenum[] {
  const held = plenums.filter((one) => one.confirmed && Number(one.endedOn.slice(0, 4)) <= year)
  const congress = held.at(-1)?.congress
  return held.filter((one) => one.congress === congress)
}
