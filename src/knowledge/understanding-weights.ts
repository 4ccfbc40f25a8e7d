import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { COMMAND_NAMES } from '../core/command.ts'
import type { UnderstandingWeights } from '../core/knowledge/understanding-weights.ts'
import { readJsonTable } from './read-table.ts'

/** Each row: its largest weight, and all weights as signed bytes in shares of it, deflated, base64. */
const table = z.strictObject({
  about: z.string(),
  bits: z.int().min(8).max(18),
  rows: z.array(
    z.strictObject({
      label: z.enum([...COMMAND_NAMES, 'several']),
      largest: z.number().positive(),
      weights: z.string(),
    }),
  ),
})
export type WeightTable = z.infer<typeof table>

/** What `npm run train:understanding` wrote to `config/understanding-weights.json`. Throws a ZhibiError when it is damaged. */
export function loadUnderstandingWeights(configDir: string): UnderstandingWeights {
  const { bits, rows } = readJsonTable(configDir, 'understanding-weights', table)
  return { bits, labels: rows.map(({ label }) => label), rows: rows.map((row) => unpack(row, 1 << bits)) }
}

const STEPS = 127

function unpack({ largest, weights }: WeightTable['rows'][number], size: number): Float32Array {
  const bytes = new Int8Array(inflateRawSync(Buffer.from(weights, 'base64')))
  return Float32Array.from({ length: size }, (_, at) => ((bytes[at] ?? 0) * largest) / STEPS)
}

/** The reverse of loading. */
export function packRow(row: Float32Array): { readonly largest: number; readonly weights: string } {
  const largest = row.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1
  const bytes = Int8Array.from(row, (weight) => Math.round((weight * STEPS) / largest))
  return { largest, weights: deflateRawSync(bytes, { level: 9 }).toString('base64') }
}
