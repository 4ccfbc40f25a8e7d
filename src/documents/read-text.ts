import mammoth from 'mammoth'
import { extractText, getDocumentProxy } from 'unpdf'
import { ZhibiError } from '../core/errors.ts'
import { assertSmallZip, ZipTooLarge } from './zip-limit.ts'

/** A report of some pages is far below this, also with pictures in it. */
const MOST_BYTES = 20 * 1024 * 1024

/** A file as it came: its name tells the kind. */
export interface TextFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * The plain text of a .docx, .pdf, .txt or .md file, a line a paragraph; .txt may be UTF-8 or GB 18030.
 * Throws a ZhibiError: `document-unreadable` for other kinds and for files that cannot be opened, `document-too-large` for
 * files over 20 MB and for archives that unpack to more than 64 MB (zip bombs).
 */
export async function readText({ name, bytes }: TextFile): Promise<string> {
  if (bytes.length > MOST_BYTES) throw tooLarge(name)
  const kind = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const read = READERS[kind]
  if (read === undefined) {
    throw new ZhibiError('document-unreadable', `不认识的文件类型：${name}`, { retryable: false })
  }
  try {
    return await read(bytes)
  } catch (cause) {
    if (cause instanceof ZipTooLarge) throw tooLarge(name)
    throw new ZhibiError('document-unreadable', `打不开文件 ${name}`, { retryable: false, cause })
  }
}

const READERS: Readonly<Record<string, (bytes: Uint8Array) => Promise<string>>> = {
  docx: readDocx,
  pdf: async (bytes) => (await extractText(await getDocumentProxy(new Uint8Array(bytes)))).text.join('\n'),
  txt: async (bytes) => decode(bytes),
  md: async (bytes) => decode(bytes),
}

async function readDocx(bytes: Uint8Array): Promise<string> {
  await assertSmallZip(bytes)
  return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value
}

function tooLarge(name: string): ZhibiError {
  return new ZhibiError('document-too-large', `文件太大，读不了：${name}`, { retryable: false })
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
