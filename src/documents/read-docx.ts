import mammoth from 'mammoth'
import { assertSmallZip } from './zip-limit.ts'

/** The words of a Word file, a line a paragraph and a line a table row. Throws for what is no Word file, ZipTooLarge for a bomb. */
export async function readDocx(bytes: Uint8Array): Promise<string> {
  await assertSmallZip(bytes)
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
  )
  return toText(value)
}

/** mammoth writes plain tags and escapes four characters; nothing else is in its HTML. */
function toText(html: string): string {
  return html
    .replace(/<(?:td|th)[^<>]*>|<\/(?:td|th)>/g, CELL)
    .replace(new RegExp(`</p>(?=${CELL})`, 'g'), '')
    .replace(new RegExp(`${CELL}${CELL}`, 'g'), '　')
    .replaceAll(CELL, '')
    .replace(/<br ?\/?>|<\/(?:p|li|tr|h[1-6])>/g, '\n')
    .replace(/<[^<>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{2,}/g, '\n')
}

/** Stands for the border of a table cell; XML cannot hold it. */
const CELL = '\u0001'
