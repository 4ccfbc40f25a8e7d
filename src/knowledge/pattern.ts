import { z } from 'zod'

/** A quantifier on a group that itself holds an unbounded quantifier can take exponential time on hostile text. */
const NESTED = /[*+][^()]*\)[*+{]/

/** The source of a regular expression in a table: it must compile and must not nest unbounded quantifiers. */
export const pattern = z
  .string()
  .min(1)
  .max(400)
  .refine((source) => !NESTED.test(source), '不要在带 + 或 * 的括号后再写 + 或 *')
  .refine(compiles, '不是合法的正则表达式')

function compiles(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp
  } catch {
    return false
  }
}
