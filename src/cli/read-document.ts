import type { CliIo } from './io.ts'
import { readInput } from './read-input.ts'

/** The text of a document: plain text and Markdown as they are. */
export async function readDocument(path: string, io: CliIo): Promise<string> {
  return await readInput(path, io)
}
