import { expect, test } from 'vitest'
import { createSourceTeller } from '../../../src/facts/sources.ts'
import { ledgerOf, ledgerParts } from '../../helpers/ledger.ts'

const teller = createSourceTeller(ledgerParts)
const { facts } = ledgerOf([
  '综治办给的：调处纠纷81起 成功80起',
  '普法宣传12次',
  '不足：普法形式单一',
  '80起应该是79起',
])

test('a figure is answered with note, author, time and the very words', () => {
  expect(teller.answer('81从哪来的', facts)).toBe(
    '81起：第1条，张干事，12月15日10:30\n原话：“调处纠纷81起 成功80起”\n口径：综治办给的\n后来更正为调处纠纷81起 成功79起（第4条，张干事，12月15日10:30）\n' +
      '81起：第4条，张干事，12月15日10:30\n原话：“80起应该是79起”\n口径：综治办给的\n原先是“调处纠纷81起 成功80起”（第1条）',
  )
})

test('a figure nobody told is said to be unknown', () => {
  expect(teller.answer('那个55次的出处', facts)).toBe('台账里没有55次，没有哪条素材说过。')
})

test('a ratio nobody told is traced to the figures it follows from', () => {
  expect(teller.answer('97.5%怎么来的', facts.slice(0, 3))).toBe('台账里没有97.5%，没有哪条素材说过。')
  expect(teller.answer('98.77%怎么来的', facts.slice(0, 3))).toBe('98.77%：由成功80起÷调处纠纷81起算出（第1条）')
})

test('a question in words finds the statement', () => {
  expect(teller.answer('普法形式那句谁说的', facts)).toContain('第3条')
})

test('the ledger is listed by theme, then problems, with what is unused', () => {
  const listing = teller.list(facts, { used: new Set(['f4']) })
  expect(listing.text.split('\n')).toEqual([
    '【普法宣传】1条',
    '· 普法宣传12次〔第2条，没用上〕',
    '【矛盾纠纷化解】1条',
    '· 调处纠纷81起 成功79起〔第4条〕',
    '【不足】1条',
    '· 普法形式单一〔第3条，没用上〕',
  ])
  expect(listing.unused).toEqual(['f2', 'f3'])
})

test('a sentence is marked with the notes it rests on, before its end mark', () => {
  expect(teller.mark('全年调处纠纷81起。', ['f4', 'f2'], facts)).toBe('全年调处纠纷81起〔据第2、4条〕。')
})

test('a measure word that nobody told is said to be inferred', () => {
  const bare = ledgerOf(['矛盾纠纷调成209']).facts
  expect(teller.answer('209起从哪来的', bare)).toContain('原话只说“209”，没说单位，“起”是按前后文写的，请核对')
  expect(teller.answer('81起从哪来的', facts)).not.toContain('没说单位')
})
