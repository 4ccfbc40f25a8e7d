import { parse } from 'yaml'
import { z } from 'zod'
import { ZhibiError } from '../core/errors.ts'

const head = z.strictObject({
  purpose: z.string().min(1),
  /** Name → what it is; every one has to be given. */
  variables: z.record(z.string(), z.string()),
  /** Name → what it is; may be left out. */
  optional: z.record(z.string(), z.string()).default({}),
  /** Files of `prompts/parts/` that it renders; they count for its digest. */
  parts: z.array(z.string()).default([]),
})

export interface PromptFile extends z.infer<typeof head> {
  readonly system: string
  readonly user: string
}

const SHAPE = /^---\n([\s\S]*?)\n---\n<!-- system -->\n([\s\S]*?)\n<!-- user -->\n([\s\S]*)$/

/** A prompt file: a YAML head, then what the system says, then what the user says. Throws a ZhibiError naming the file. */
export function readPromptFile(name: string, source: string): PromptFile {
  const match = SHAPE.exec(source.replace(/\r\n/g, '\n'))
  if (match === null) throw broken(name, '要有 --- 之间的文件头、<!-- system --> 和 <!-- user -->')
  const [, yaml = '', system = '', user = ''] = match
  const read = head.safeParse(parseHead(name, yaml))
  if (!read.success)
    throw broken(name, read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('；'))
  return { ...read.data, system, user }
}

function parseHead(name: string, yaml: string): unknown {
  try {
    return parse(yaml)
  } catch (cause) {
    throw broken(name, '文件头不是合法的 YAML', cause)
  }
}

const broken = (name: string, why: string, cause?: unknown): ZhibiError =>
  new ZhibiError('prompt-unreadable', `提示词 prompts/${name}.md 有误：${why}`, { retryable: false, cause })
