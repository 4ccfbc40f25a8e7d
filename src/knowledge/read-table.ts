import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type z } from 'zod'
import { ZhibiError } from '../core/errors.ts'

/** Reads `config/<name>.yaml` and checks it; the error names the file and every wrong entry, for the operator. */
export function readTable<T>(configDir: string, name: string, schema: z.ZodType<T>): T {
  return checked(join(configDir, `${name}.yaml`), parse, schema)
}

/** The same for a table that a program wrote, `config/<name>.json`. */
export function readJsonTable<T>(configDir: string, name: string, schema: z.ZodType<T>): T {
  return checked(join(configDir, `${name}.json`), JSON.parse, schema)
}

function checked<T>(file: string, parseText: (text: string) => unknown, schema: z.ZodType<T>): T {
  const result = schema.safeParse(parseFile(file, parseText))
  if (result.success) return result.data
  const issues = result.error.issues.slice(0, 8).map((issue) => `${issue.path.join('.')}：${issue.message}`)
  throw unreadable(file, issues.join('；'))
}

function parseFile(file: string, parseText: (text: string) => unknown): unknown {
  try {
    return parseText(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw unreadable(file, cause instanceof Error ? cause.message : String(cause), cause)
  }
}

function unreadable(file: string, why: string, cause?: unknown): ZhibiError {
  return new ZhibiError('knowledge-unreadable', `知识表 ${file} 有误：${why}`, { retryable: false, cause })
}
