import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { readText } from '../documents/read-text.ts'
import type { CliIo } from './io.ts'
import { readInput } from './read-input.ts'
import { UsageError } from './usage-error.ts'

/** The text of a .txt, .md, .docx or .pdf file, or of stdin for `-`; a byte order mark is dropped. */
export async function readDocument(path: string, io: CliIo): Promise<string> {
  if (path === '-') return await readInput(path, io)
  const text = await readText({ name: basename(path), bytes: await bytesOf(path) })
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new UsageError(`读不到文件 ${path}`, { cause })
  }
}
