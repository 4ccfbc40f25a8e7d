/** What files begin with, as Latin-1. The order counts: RIFF and ftyp are looked into first. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG\r\n\x1a\n/, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF[^]{4}WEBP/, 'image/webp'],
  [/^BM[^]{4}\x00\x00\x00\x00/, 'image/bmp'],
  [/^[^]{4}ftyp(?:heic|heix|mif1|msf1)/, 'image/heic'],
  [/^[^]{4}ftyp/, 'video/mp4'],
  [/^%PDF-/, 'application/pdf'],
  [/^PK\x03\x04/, 'application/zip'],
  [/^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, 'application/x-ole-storage'],
  [/^#!AMR/, 'audio/amr'],
  [/^(?:ID3|\xff[\xf2\xf3\xfb])/, 'audio/mpeg'],
  [/^RIFF[^]{4}WAVE/, 'audio/wav'],
  [/^\{\\rtf/, 'application/rtf'],
]
/** Programs and scripts: never taken, whatever they are called. */
const PROGRAMS = /^(?:MZ|\x7fELF|\xfe\xed\xfa|\xce\xfa\xed\xfe|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe|#!)/
const HEAD_BYTES = 64

/** The content type by the first bytes; what somebody else says about a file proves nothing. */
export function sniff(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1')
  const known = MARKS.find(([mark]) => mark.test(head))
  if (known !== undefined) return known[1]
  if (PROGRAMS.test(head)) return 'application/x-executable'
  return isText(bytes) ? 'text/plain' : 'application/octet-stream'
}

/** UTF-8 or GB18030 text has no control characters but for layout. */
function isText(bytes: Uint8Array): boolean {
  return (
    bytes.length > 0 &&
    bytes.subarray(0, 4096).every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13)
  )
}
