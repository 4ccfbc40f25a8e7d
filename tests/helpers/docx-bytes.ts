import { crc32 } from 'node:zlib'

/** A small Word file of our own making: paragraphs, and tables as arrays of rows of cells. */
export function docxBytes(blocks: readonly (string | readonly (readonly string[])[])[]): Buffer {
  const body = blocks.map((block) => (typeof block === 'string' ? paragraph(block) : table(block))).join('')
  return zipOf({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  })
}

function paragraph(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<w:p><w:r><w:t xml:space="preserve">${escaped}</w:t></w:r></w:p>`
}

function table(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
  return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`
}

/** An archive with its entries stored as they are. */
export function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [path, content] of Object.entries(files)) {
    const [name, bytes] = [Buffer.from(path), Buffer.from(content)]
    const head = header(30, 0x04034b50, { name, bytes })
    const entry = header(46, 0x02014b50, { name, bytes })
    entry.writeUInt32LE(at, 42)
    locals.push(head, name, bytes)
    directory.push(entry, name)
    at += head.length + name.length + bytes.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(locals.length / 3, 8)
  end.writeUInt16LE(locals.length / 3, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, list, end])
}

/** The directory's entry has the same fields as the local header, two bytes (the maker's version) further on. */
function header(size: 30 | 46, mark: number, { name, bytes }: { readonly name: Buffer; readonly bytes: Buffer }) {
  const buffer = Buffer.alloc(size)
  const shift = size === 46 ? 2 : 0
  buffer.writeUInt32LE(mark, 0)
  buffer.writeUInt16LE(20, 4 + shift)
  buffer.writeUInt32LE(crc32(bytes), 14 + shift)
  buffer.writeUInt32LE(bytes.length, 18 + shift)
  buffer.writeUInt32LE(bytes.length, 22 + shift)
  buffer.writeUInt16LE(name.length, 26 + shift)
  return buffer
}
