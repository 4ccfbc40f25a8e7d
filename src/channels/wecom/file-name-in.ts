import { safeFileName } from './safe-file-name.ts'

/** The file name in a Content-Disposition header, fit to show and to store; empty when there is none. */
export function fileNameIn(disposition: string): string {
  const encoded = /filename\*=(?:utf-8|UTF-8)''([^;\s]{1,600})/.exec(disposition)?.[1]
  const plain = /filename="([^"]{1,600})"/.exec(disposition)?.[1] ?? /filename=([^;\s"]{1,600})/.exec(disposition)?.[1]
  return safeFileName(encoded === undefined ? latin1ToUtf8(plain ?? '') : decodeOr(encoded))
}

/** Header bytes arrive as Latin-1; the platform writes UTF-8 into them, or percent signs. */
function latin1ToUtf8(text: string): string {
  return /^[\u0000-\u00ff]*$/.test(text) ? decodeOr(Buffer.from(text, 'latin1').toString('utf8')) : decodeOr(text)
}

function decodeOr(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
