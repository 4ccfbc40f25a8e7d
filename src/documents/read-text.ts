import mammoth from 'mammoth'
import { extractText, getDocumentProxy } from 'unpdf'
import { ZhibiError } from '../core/errors.ts'

/** A file as it came: its name tells the kind. */
export interface TextFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * The plain text of a .docx, .pdf, .txt or .md file, a line a paragraph; .txt may be UTF-8 or GB 18030.
 * Throws a ZhibiError `document-unreadable` for other kinds and for files that cannot be opened.
 */
export async function readText({ name, bytes }: TextFile): Promise<string> {
  const kind = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  try {
    if (kind === 'docx') return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value
    if (kind === 'pdf') return (await extractText(await getDocumentProxy(new Uint8Array(bytes)))).text.join('\n')
    if (kind === 'txt' || kind === 'md') return decode(bytes)
  } catch (cause) {
    throw new ZhibiError('document-unreadable', `打不开文件 ${name}`, { retryable: false, cause })
  }
  throw new ZhibiError('document-unreadable', `不认识的文件类型：${name}`, { retryable: false })
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
