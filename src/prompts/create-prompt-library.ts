import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Liquid } from 'liquidjs'
import { ZhibiError } from '../core/errors.ts'
import type { PromptLibrary } from '../core/language-model.ts'
import { asData } from './as-data.ts'
import { type PromptFile, readPromptFile } from './read-prompt-file.ts'

const DIGEST_CHARS = 10

interface LoadedPrompt {
  /** name@digest of the file and of the parts it names: what was sent can be told from it years later. */
  readonly id: string
  readonly file: PromptFile
}

/** The prompts of a folder: `NAME.md` each a task, `parts/NAME.md` what several share. Read once. */
export function createPromptLibrary({ folder }: { readonly folder: string }): PromptLibrary {
  const parts = readFolder(join(folder, 'parts'))
  const prompts = new Map(
    Object.entries(readFolder(folder)).map(([name, source]) => [name, load({ name, source, parts })]),
  )
  const liquid = createLiquid(parts)
  return {
    render(name, variables) {
      const prompt = prompts.get(name)
      if (prompt === undefined) throw refused(`没有名为 ${name} 的提示词`)
      const scope = scopeOf(name, prompt.file, variables)
      const fill = (template: string): string => tidyLines(fillIn(liquid, name, { template, scope }))
      return { id: prompt.id, system: fill(prompt.file.system), user: fill(prompt.file.user) }
    },
  }
}

function createLiquid(parts: Readonly<Record<string, string>>): Liquid {
  const liquid = new Liquid({ strictVariables: true, strictFilters: true, lenientIf: true, templates: { ...parts } })
  liquid.registerFilter('data', asData)
  return liquid
}

function readFolder(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder).filter((file) => file.endsWith('.md'))
  return Object.fromEntries(names.map((file) => [file.slice(0, -3), readFileSync(join(folder, file), 'utf8')]))
}

interface Sources {
  readonly name: string
  readonly source: string
  readonly parts: Readonly<Record<string, string>>
}

function load({ name, source, parts }: Sources): LoadedPrompt {
  const file = readPromptFile(name, source)
  const hash = createHash('sha256').update(source)
  for (const part of file.parts) {
    const text = parts[part]
    if (text === undefined) throw refused(`提示词 ${name} 用到的 parts/${part}.md 不存在`)
    hash.update('\0').update(text)
  }
  return { id: `${name}@${hash.digest('hex').slice(0, DIGEST_CHARS)}`, file }
}

/** Refuses what is missing and what the head does not know (a mistyped name would be missing without a word). */
function scopeOf(name: string, file: PromptFile, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const missing = Object.keys(file.variables).filter((variable) => given[variable] === undefined)
  if (missing.length > 0) throw refused(`提示词 ${name} 缺少变量：${missing.join('、')}`)
  const unknown = Object.keys(given).filter((variable) => !(variable in file.variables) && !(variable in file.optional))
  if (unknown.length > 0) throw refused(`提示词 ${name} 没有这些变量：${unknown.join('、')}`)
  const empty = Object.fromEntries(Object.keys(file.optional).map((variable) => [variable, null]))
  return { ...empty, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) }
}

interface Filling {
  readonly template: string
  readonly scope: Record<string, unknown>
}

function fillIn(liquid: Liquid, name: string, { template, scope }: Filling): string {
  try {
    return String(liquid.parseAndRenderSync(template, scope))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ZhibiError('prompt-refused', `提示词 ${name} 不能生成：${why}`, { retryable: false, cause })
  }
}

const tidyLines = (text: string): string =>
  text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

const refused = (why: string): ZhibiError => new ZhibiError('prompt-refused', why, { retryable: false })
