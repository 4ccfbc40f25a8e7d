import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Figure } from '../../../src/core/figure.ts'
import { factReader, ledgerParts, note } from '../../helpers/ledger.ts'

const read = (text: string, existing = 0) =>
  factReader.read(note(text), { existing: [], year: 2023, nextId: existing + 1 }).facts

const counted = (figures: readonly Figure[]): readonly string[] =>
  figures
    .filter(({ kind }) => kind !== 'date' && kind !== 'ordinal')
    .map(({ value, unit, approx }) => `${value} ${unit} ${approx}`)
    .sort()

const subjects = [
  '调解纠纷',
  '发传单',
  '你先帮我写上',
  '检查企业',
  '网格员',
  '领导说写',
  '资料发了',
  '投入',
  '其中邻里',
  '不够 才',
  '明年再搞',
  '去年',
]
const numbers = [
  '12起',
  '3千多份',
  '1.2万元',
  '二十六件',
  '98.5%',
  '百分之九十五',
  '近百人',
  '45',
  '30余次',
  '两百多户',
]
const breaks = ['，', '。', ' ', '\n', '；', '、', '：', '\n1、', '\n（二）', '（', '）', ' 2 ']

const piece = fc.tuple(fc.constantFrom(...subjects), fc.constantFrom(...numbers), fc.constantFrom(...breaks))

test('every counted figure of a note is in some fact, once', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
      const text = pieces.map((parts) => parts.join('')).join('')
      const told = counted(ledgerParts.figures.read(text))
      const kept = counted(read(text).flatMap(({ figures }) => figures))
      expect(kept).toEqual(told)
    }),
    { numRuns: 300 },
  )
})

test('a fact quotes the note, and its figures stand where they say', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
      const text = pieces.map((parts) => parts.join('')).join('')
      for (const { claim, figures, provenance } of read(text)) {
        expect(text.slice(provenance.span.start, provenance.span.end)).toBe(provenance.quote)
        for (const { span, text: words } of figures) expect(claim.slice(span.start, span.end)).toBe(words)
      }
    }),
    { numRuns: 100 },
  )
})

describe('bad input is read as text, without exception', () => {
  test.each([
    ['blanks', ' '.repeat(50_000)],
    ['digits', '9'.repeat(50_000)],
    ['open brackets', '（《“'.repeat(16_000)],
    ['commas', '，'.repeat(50_000)],
    ['colons', '学习：'.repeat(15_000)],
    ['remarks', '你帮我'.repeat(15_000)],
    ['heads', '问题'.repeat(25_000)],
    ['corrections', '改成'.repeat(20_000)],
    ['surrogates', '\ud83d\ude00\ud83d'.repeat(1000)],
  ])('%s', (_, text) => {
    expect(read(text).length).toBeLessThan(3)
  })

  test('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(Array.isArray(read(text))).toBe(true)
      }),
    )
  })
})
