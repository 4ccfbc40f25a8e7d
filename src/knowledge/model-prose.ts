import { z } from 'zod'
import type { ModelProse } from '../core/knowledge/model-prose.ts'
import { pattern } from './pattern.ts'
import { readTable } from './read-table.ts'

const words = z.array(z.string().min(1)).min(1)
const patterns = z.array(pattern).min(1)

const table = z.strictObject({
  talk: patterns,
  gaps: patterns,
  boasts: patterns,
  effects: patterns,
  honours: patterns,
  offices: patterns,
  officeNames: z.record(z.string().min(1), words),
  deeds: patterns,
  fragments: patterns,
  openingEnds: patterns,
  claims: z.array(z.strictObject({ says: words, borneOutBy: words.default([]) })),
})

/** What a model's sentences are looked through for, from `config/model-prose.yaml`. Throws a ZhibiError that names what is wrong in it. */
export function loadModelProse(configDir: string): ModelProse {
  const rows = readTable(configDir, 'model-prose', table)
  return {
    talk: anyOf(rows.talk),
    gaps: anyOf(rows.gaps),
    boasts: anyOf(rows.boasts, 'gu'),
    effects: anyOf(rows.effects),
    honours: anyOf(rows.honours),
    offices: anyOf(rows.offices, 'gu'),
    officeNames: rows.officeNames,
    deeds: anyOf(rows.deeds),
    fragments: anyOf(rows.fragments),
    openingEnds: anyOf(rows.openingEnds),
    claims: rows.claims,
  }
}

const anyOf = (sources: readonly string[], flags = 'u'): RegExp =>
  new RegExp(sources.map((source) => `(?:${source})`).join('|'), flags)
