import { z } from 'zod'
import type { UnitStyleRules } from '../core/knowledge/unit-style-rules.ts'
import { readTable } from './read-table.ts'

const words = z.array(z.string().min(1)).min(1)
const table = z.strictObject({
  tags: words,
  words,
  singles: z.string().min(1),
  numerals: words,
  banned: words,
  notPlaces: words,
  selfNames: z.strictObject({ 镇: words, 乡: words, 街道: words }),
  connectives: words,
  titleKeys: z.strictObject({ measures: words, duty: words, shortcomings: words, plan: words, other: words }),
})

/** What may be learnt from a unit's own report, from `config/unit-style.yaml`. Throws a ZhibiError that names what is wrong. */
export function loadUnitStyleRules(configDir: string): UnitStyleRules {
  return readTable(configDir, 'unit-style', table)
}
