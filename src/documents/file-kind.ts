/** What a file is, by how it begins; its name only decides where that says nothing. */
export type FileKind =
  | 'text'
  | 'docx'
  | 'pdf'
  | 'xlsx'
  /** .doc .xls .ppt of before 2007, and files of today that are locked by a password: both are OLE containers. */
  | 'old-office'
  | 'picture'
  | 'audio'
  | 'unknown'

const TEXT_NAMES = new Set(['txt', 'md', 'csv', 'text', ''])
const BEGINNINGS: readonly (readonly [FileKind, RegExp])[] = [
  ['pdf', /^[^%]{0,64}%PDF-/],
  ['old-office', /^\u00d0\u00cf\u0011\u00e0/],
  ['picture', /^(?:\u00ff\u00d8\u00ff|\u0089PNG|GIF8|BM|RIFF[^]{4}WEBP|[^]{4}ftyp(?:heic|heix|mif1))/],
  [
    'audio',
    /^(?:#!AMR|#!SILK|\u0002#!SILK|ID3|OggS|RIFF[^]{4}WAVE|\u00ff[\u00f1\u00f2\u00f3\u00f9\u00fa\u00fb]|[^]{4}ftypM4A)/,
  ],
]
const BEGINNING_BYTES = 80

export function fileKind({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): FileKind {
  const head = String.fromCharCode(...bytes.subarray(0, BEGINNING_BYTES))
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const known = BEGINNINGS.find(([, beginning]) => beginning.test(head))?.[0]
  if (known !== undefined) return known
  if (head.startsWith('PK')) return extension === 'xlsx' ? 'xlsx' : zipKind(extension)
  return TEXT_NAMES.has(extension) ? 'text' : (BY_NAME[extension] ?? 'unknown')
}

/** A .docx whose name was lost on the way is still one; a .zip is none. */
function zipKind(extension: string): FileKind {
  return extension === 'docx' || extension === '' || extension === 'doc' || extension === 'wps' ? 'docx' : 'unknown'
}

/** Named so and beginning otherwise: damaged, said so by the reader of that kind. */
const BY_NAME: Readonly<Record<string, FileKind>> = { docx: 'docx', pdf: 'pdf', xlsx: 'xlsx', doc: 'old-office' }
