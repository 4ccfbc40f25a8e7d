import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadModelProse } from '../../../src/knowledge/model-prose.ts'

const CONFIG = join(import.meta.dirname, '../../../config')

test('each table of the model prose is a pattern that finds what it names', () => {
  const prose = loadModelProse(CONFIG)
  expect(prose.talk).toBeInstanceOf(RegExp)
  expect(prose.boasts.flags).toContain('g')
  expect(prose.claims.length).toBeGreaterThan(0)
})

test('a key that nobody reads is refused by its name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhibi-prose-'))
  cpSync(join(CONFIG, 'model-prose.yaml'), join(folder, 'model-prose.yaml'))
  const file = join(folder, 'model-prose.yaml')
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nboast: [很好]\n`)
  expect(() => loadModelProse(folder)).toThrow(/model-prose\.yaml/)
})
