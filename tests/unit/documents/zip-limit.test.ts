import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readText } from '../../../src/documents/read-text.ts'
import { assertSmallZip, ZipTooLarge } from '../../../src/documents/zip-limit.ts'

/** A zip of one deflated entry whose headers claim it to be of `claimed` bytes. */
function zipOf(content: Buffer, claimed: number): Uint8Array {
  const packed = deflateRawSync(content)
  const name = Buffer.from('word/document.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(claimed, 22)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(claimed, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, entry, name, end])
}

test('an archive that unpacks to more than it may is refused, whatever its headers claim', async () => {
  const bomb = zipOf(Buffer.alloc(70 * 1024 * 1024), 10)
  expect(bomb.length).toBeLessThan(200_000)
  await expect(assertSmallZip(bomb)).rejects.toThrow(ZipTooLarge)
  await expect(readText({ name: '报告.docx', bytes: bomb })).rejects.toMatchObject({ code: 'document-too-large' })
})

test('a small archive passes, and what is no archive is left to the reader', async () => {
  await expect(assertSmallZip(zipOf(Buffer.from('<w/>'), 4))).resolves.toBeUndefined()
  await expect(readText({ name: '报告.docx', bytes: Buffer.from('not a zip') })).rejects.toMatchObject({
    code: 'document-unreadable',
  })
})
