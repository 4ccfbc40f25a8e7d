import { expect, test } from 'vitest'
import { readText } from '../../../src/documents/read-text.ts'
import { docxBytes, zipOf } from '../../helpers/docx-bytes.ts'

test('a text file is read as UTF-8, as UTF-16 with its mark, else as GB 18030', async () => {
  const utf8 = new TextEncoder().encode('普法宣传12次')
  expect(await readText({ name: 'a.txt', bytes: utf8 })).toBe('普法宣传12次')
  expect(await readText({ name: 'b.txt', bytes: new Uint8Array([0xc6, 0xd5, 0xb7, 0xa8]) })).toBe('普法')
  const utf16 = Buffer.from('\ufeff普法3次', 'utf16le')
  expect(await readText({ name: 'c.txt', bytes: utf16 })).toBe('普法3次')
})

test('a file of another kind, or one that is broken, is refused by name', async () => {
  await expect(readText({ name: 'a.exe', bytes: new Uint8Array() })).rejects.toThrow('a.exe')
  await expect(readText({ name: 'a.docx', bytes: new Uint8Array([1, 2, 3]) })).rejects.toThrow('a.docx')
})

test('a Word file is a line a paragraph and a line a table row', async () => {
  const bytes = docxBytes([
    '普法宣传12次 <发资料> & 300份',
    [
      ['事项', '数量'],
      ['调解纠纷', '96起'],
    ],
    '完',
  ])
  expect((await readText({ name: '素材.docx', bytes })).trim().split('\n')).toEqual([
    '普法宣传12次 <发资料> & 300份',
    '事项　数量',
    '调解纠纷　96起',
    '完',
  ])
})

test('what a file is, its first bytes say: a Word file without its name is read, a picture by the name of .txt is not', async () => {
  expect(await readText({ name: '素材', bytes: docxBytes(['调解96起']) })).toContain('调解96起')
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0])
  await expect(readText({ name: 'a.txt', bytes: png })).rejects.toMatchObject({ code: 'document-unknown' })
})

test.each([
  ['旧版.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'document-old'],
  ['加密.docx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'document-old'],
  ['统计.xlsx', zipOf({ 'xl/workbook.xml': '<x/>' }), 'document-sheet'],
  ['打包.zip', zipOf({ 'a.txt': 'x' }), 'document-unknown'],
  ['坏的.docx', zipOf({ 'a.txt': 'x' }), 'document-unreadable'],
  ['空的.txt', Buffer.from(' \n'), 'document-without-text'],
  ['大的.txt', Buffer.alloc(21 * 1024 * 1024, 'a'), 'document-too-large'],
])('%s is refused as what it is', async (name, bytes, code) => {
  await expect(readText({ name, bytes })).rejects.toMatchObject({ code, retryable: false })
})
