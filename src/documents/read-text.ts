import { ZhibiError } from '../core/errors.ts'
import { type DocumentTrouble, documentError } from './document-error.ts'
import { type FileKind, fileKind } from './file-kind.ts'
import { readDocx } from './read-docx.ts'
import { readPdf } from './read-pdf.ts'
import { ZipTooLarge } from './zip-limit.ts'

/** A report of some pages is far below this, also with pictures in it. */
const MOST_BYTES = 20 * 1024 * 1024

/** A file as it came. */
export interface TextFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * The plain text of a .docx, .pdf, .txt or .md file, a line a paragraph; .txt may be UTF-8, UTF-16 or GB 18030. What a
 * file is, its first bytes say. Throws a ZhibiError whose code is a {@link DocumentTrouble}: among them
 * `document-too-large` for files over 20 MB and for archives that unpack to more than 64 MB (zip bombs).
 */
export async function readText({ name, bytes }: TextFile): Promise<string> {
  if (bytes.length > MOST_BYTES) throw documentError('document-too-large', name)
  const text = await readKind(fileKind({ name, bytes }), { name, bytes })
  if (text.trim() === '') throw documentError('document-without-text', name)
  return text
}

async function readKind(kind: FileKind, { name, bytes }: TextFile): Promise<string> {
  const read = READERS[kind]
  if (read === undefined) throw documentError(REFUSED[kind] ?? 'document-unknown', name)
  try {
    return await read(bytes)
  } catch (cause) {
    throw translated(cause, name)
  }
}

const READERS: Readonly<Partial<Record<FileKind, (bytes: Uint8Array) => Promise<string>>>> = {
  docx: readDocx,
  pdf: readPdf,
  text: async (bytes) => decode(bytes),
}

const REFUSED: Readonly<Partial<Record<FileKind, DocumentTrouble>>> = {
  xlsx: 'document-sheet',
  'old-office': 'document-old',
}

function translated(cause: unknown, name: string): ZhibiError {
  if (cause instanceof ZhibiError) return cause
  if (cause instanceof ZipTooLarge) return documentError('document-too-large', name)
  const locked = cause instanceof Error && cause.name === 'PasswordException'
  return documentError(locked ? 'document-locked' : 'document-unreadable', name, cause)
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
