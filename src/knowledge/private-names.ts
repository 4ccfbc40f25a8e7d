import { z } from 'zod'
import type { PrivateNames } from '../core/knowledge/private-names.ts'
import { readTable } from './read-table.ts'

const words = z.array(z.string().regex(/^[\u4e00-\u9fff]+$/)).min(1)

const table = z.strictObject({
  asOf: z.string(),
  roles: words,
  surnames: z.string().regex(/^[\u4e00-\u9fff]+$/),
  doubleSurnames: words,
  notNames: words,
})

/** Whose names never leave for a model, from `config/private-names.yaml`. Throws a ZhibiError that names what is wrong in it. */
export function loadPrivateNames(configDir: string): PrivateNames {
  const { roles, ...names } = readTable(configDir, 'private-names', table)
  return { ...names, roles: [...roles].sort((a, b) => b.length - a.length) }
}
