import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitByBytes } from '../../../src/language/split-bytes.ts'
import { utf8Length } from '../../../src/language/utf8-length.ts'

const bytes = (text: string): number => Buffer.byteLength(text)
const bare = (text: string): string => text.replace(/\s/g, '')

describe('any text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          '一、做法\n',
          '调解26件。',
          '，',
          '\n',
          '\n\n',
          ' ',
          '👨‍👩‍👧‍👦',
          '🇨🇳',
          'e\u0301',
          'abc',
          '”',
          '（一）领导',
        ),
        { maxLength: 200 },
      )
      .map((all) => all.join('')),
  )

  test('comes out whole, in parts that fit and are not empty', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 300 }), (text, max) => {
        const parts = splitByBytes(text, max)
        expect(bare(parts.join(''))).toBe(bare(text))
        for (const part of parts) {
          expect(bytes(part)).toBeLessThanOrEqual(max)
          expect(part.trim()).not.toBe('')
        }
      }),
      { numRuns: 500 },
    )
  })

  test('is measured as the encoder measures it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(utf8Length(text)).toBe(bytes(text))
      }),
    )
  })

  test('a short one stays as it is', () => {
    expect(splitByBytes('一、做法\n  调解26件。', 2048)).toEqual(['一、做法\n  调解26件。'])
    expect(splitByBytes('', 2048)).toEqual([])
    expect(splitByBytes(' \n\n ', 2048)).toEqual([])
  })
})

describe('where it cuts', () => {
  const sentence = (count: number, mark = '。'): string => '调'.repeat(count) + mark

  test('at the end of a paragraph before the end of a sentence', () => {
    const text = `${sentence(10)}\n${sentence(10)}${sentence(10)}`
    expect(splitByBytes(text, 80)).toEqual([sentence(10), sentence(10) + sentence(10)])
  })

  test('a paragraph that fills the part to the last byte ends there', () => {
    expect(splitByBytes(`${sentence(9)}\n${sentence(9)}`, 30)).toEqual([sentence(9), sentence(9)])
  })

  test('at the end of a sentence, with the quotes that close it', () => {
    const text = `他说：“${sentence(8)}”${sentence(8)}`
    expect(splitByBytes(text, 60)).toEqual([`他说：“${sentence(8)}”`, sentence(8)])
  })

  test('after a pause when a sentence is too long', () => {
    expect(splitByBytes(`${sentence(10, '，')}${sentence(10)}`, 50)).toEqual([sentence(10, '，'), sentence(10)])
  })

  test('never inside a figure with a comma, a point or a colon', () => {
    const text = `${'调'.repeat(12)}1,234.5万元12:30${'调'.repeat(12)}`
    for (const part of splitByBytes(text, 45)) expect(part).not.toMatch(/[\d][,:.]$|^[,:.]\d/)
  })

  test('never between the halves of a character, a family, a flag or a letter and its accent', () => {
    const graphemes = ['👨‍👩‍👧‍👦', '🇨🇳', 'e\u0301', '调']
    for (const one of graphemes) {
      for (const part of splitByBytes(one.repeat(40), 64)) expect(part.replaceAll(one, '')).toBe('')
    }
  })

  test.each(['一、存在的不足', '（一）学法用法不够', '# 下一步打算', '第三部分 其他情况'])(
    'the heading %s goes with its text',
    (heading) => {
      const text = `${sentence(20)}\n${heading}\n${sentence(30)}`
      const parts = splitByBytes(text, 120)
      expect(parts[0]).toBe(sentence(20))
      expect(parts[1]).toMatch(new RegExp(`^${heading}\n调`))
    },
  )

  test('a heading stays even with a sentence too long for its part', () => {
    const parts = splitByBytes(`${sentence(20)}\n一、不足\n${sentence(60)}`, 90)
    expect(parts[0]).toBe(sentence(20))
    expect(parts[1]).toMatch(/^一、不足\n调{20}/)
  })

  test('a heading with a blank line below goes with its text, and so do two headings in a row', () => {
    const text = `${sentence(20)}\n\n二、做法\n（一）领导\n\n${sentence(20)}`
    expect(splitByBytes(text, 110)).toEqual([sentence(20), `二、做法\n（一）领导\n\n${sentence(20)}`])
  })

  test('a list without full stops is cut between its lines', () => {
    const lines = Array.from({ length: 40 }, (_, at) => `${at + 1}. 调解${at}件`)
    const parts = splitByBytes(lines.join('\n'), 120)
    expect(parts.flatMap((part) => part.split('\n'))).toEqual(lines)
  })
})

test('parts of a text that repeats itself can be told to differ', () => {
  const text = '个别村普法形式单一，入户宣传不足。'.repeat(200)
  const parts = splitByBytes(text, 2000, { distinct: true })
  expect(new Set(parts).size).toBe(parts.length)
  expect(parts.join('')).toBe(text)
  expect(new Set(splitByBytes(text, 2000)).size).toBeLessThan(parts.length)
})

test('twice the text takes about twice the time, also when it is hostile', () => {
  for (const unit of ['调', '\n', 'e\u0301', '\u200d', '。', '一、做法\n', '”', ' ']) {
    const text = unit.repeat(Math.ceil(400_000 / unit.length))
    const start = performance.now()
    splitByBytes(text, 2048)
    expect(performance.now() - start).toBeLessThan(2000)
  }
})
