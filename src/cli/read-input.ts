import { readFile } from 'node:fs/promises'
import type { CliIo } from './io.ts'
import { UsageError } from './usage-error.ts'

/** The text of a file, or of stdin for `-`. A UTF-8 byte order mark is dropped. */
export async function readInput(path: string, io: CliIo): Promise<string> {
  const text = path === '-' ? await io.stdin() : await readTextFile(path)
  return text.replace(/^\uFEFF/, '')
}

async function readTextFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new UsageError(`读不到文件 ${path}`, { cause })
  }
}

/** Notes files hold several messages, separated by a line `---`. Empty ones are left out. */
export function splitNotes(text: string): readonly string[] {
  return text
    .split(/^---[ \t]*\r?$/m)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
