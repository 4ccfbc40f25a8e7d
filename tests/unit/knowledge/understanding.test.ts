import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadUnderstanding } from '../../../src/knowledge/understanding.ts'

test('the table of words loads, with words known by their sound', () => {
  const lexicon = loadUnderstanding('config')
  expect(lexicon.words.get('不足')).toEqual({ tag: 'section', value: 'shortcomings' })
  expect(lexicon.soundalikes.get('bu zu')).toEqual({ tag: 'section', value: 'shortcomings' })
  expect([...lexicon.soundalikes.values()].some((meaning) => meaning.tag === 'forget')).toBe(false)
})

test('a word under two tags is refused by name', () => {
  const dir = mkdtempSync(join(tmpdir(), 'zhibi-'))
  cpSync('config', dir, { recursive: true })
  const file = join(dir, 'understanding.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('  status: [', '  status: [写一下, '))
  expect(() => loadUnderstanding(dir)).toThrow('写一下')
  rmSync(dir, { recursive: true })
})
