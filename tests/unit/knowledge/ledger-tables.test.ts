import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { THEME_IDS } from '../../../src/core/theme.ts'
import { loadLedgerWords } from '../../../src/knowledge/ledger-words.ts'
import { loadThemes } from '../../../src/knowledge/themes.ts'

const CONFIG = fileURLToPath(new URL('../../../config', import.meta.url))
let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhibi-tables-'))
  for (const name of ['themes.yaml', 'ledger.yaml']) cpSync(join(CONFIG, name), join(dir, name))
})
afterEach(() => {
  rmSync(dir, { recursive: true })
})

const edit = (name: string, from: string, to: string): void => {
  const file = join(dir, name)
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
}

test('every theme of the report has its words, in the order of the report', () => {
  const { entries } = loadThemes(CONFIG)
  expect(entries.map(({ id }) => id)).toEqual(THEME_IDS)
  expect(entries.every(({ words, title }) => words.size > 10 && title !== '')).toBe(true)
})

test('a theme left out is named', () => {
  edit('themes.yaml', '  - id: honours', '  - id: disputes')
  expect(() => loadThemes(dir)).toThrow(/honours/)
})

test('a word added to a theme is read', () => {
  edit('themes.yaml', '领导小组,', '领导小组, 板凳会,')
  expect(loadThemes(dir).entries[0]?.words.get('板凳会')).toBe(5)
})

test('a pattern that could run away is refused with the table and the place', () => {
  edit('ledger.yaml', 'lastYear: 去年', 'lastYear: (去年+)+')
  expect(() => loadLedgerWords(dir)).toThrow(/ledger\.yaml.*lastYear/)
})
