import { expect, test } from 'vitest'
import { readText } from '../../../src/documents/read-text.ts'

test('a text file is read as UTF-8, else as GB 18030', async () => {
  const utf8 = new TextEncoder().encode('普法宣传12次')
  expect(await readText({ name: 'a.txt', bytes: utf8 })).toBe('普法宣传12次')
  expect(await readText({ name: 'b.txt', bytes: new Uint8Array([0xc6, 0xd5, 0xb7, 0xa8]) })).toBe('普法')
})

test('a file of another kind, or one that is broken, is refused by name', async () => {
  await expect(readText({ name: 'a.exe', bytes: new Uint8Array() })).rejects.toThrow('a.exe')
  await expect(readText({ name: 'a.docx', bytes: new Uint8Array([1, 2, 3]) })).rejects.toThrow('a.docx')
})
