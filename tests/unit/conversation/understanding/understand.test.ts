import { expect, test } from 'vitest'
import { readLabelledMessages } from '../../../../src/cli/eval/labelled-messages.ts'
import { confusion, readOutcome, sum } from '../../../../src/cli/eval/score-understanding.ts'
import { createUnderstand } from '../../../../src/conversation/understanding/create-understand.ts'
import { withQuote } from '../../../../src/conversation/understanding/message-frame.ts'
import type { UnderstandingState } from '../../../../src/core/understanding.ts'
import { loadUnderstanding } from '../../../../src/knowledge/understanding.ts'

const understand = createUnderstand({ lexicon: loadUnderstanding('config') })
const noted: UnderstandingState = { unit: '云岭县青石镇', year: 2024, hasNotes: true, last: 'none' }
const read = (text: string, state: UnderstandingState = noted) => understand(text, state).commands

test('every labelled split keeps its notes, destroys nothing and reads at least nine in ten exactly', async () => {
  const splits = await readLabelledMessages('tests/cases/understand')
  expect(splits.size).toBeGreaterThan(1)
  for (const [name, messages] of splits) {
    const outcomes = messages.map((message) => readOutcome(message, understand, () => 0))
    const score = sum(outcomes)
    expect(score.destructive, name).toBe(0)
    expect(score.lost, name).toBe(0)
    expect(score.exact / score.messages, `${name} ${JSON.stringify([...confusion(outcomes)].length)}`).toBeGreaterThan(
      0.9,
    )
  }
})

test('a page with 不足, 检查, 导出 and 改成 in it is one note with every word kept', () => {
  const page = '一、执法\n检查商户86家，改成合格12家。\n二、存在不足\n人手少。\n导出系统数据核对2次。'
  expect(read(page)).toEqual([{ command: 'note', args: { text: page } }])
})

test('a note and a command in one message keep their order', () => {
  expect(read('今天发了300多册。写一下普法那段').map((one) => one.command)).toEqual(['note', 'draft'])
  expect(read('写一下不足。主要是只有6个人有证').map((one) => one.command)).toEqual(['draft', 'note'])
})

test('a wish about a quoted message takes its text', () => {
  expect(read(withQuote('润色一下', '今年普法搞了16场'))).toEqual([
    { command: 'polish', args: { text: '今年普法搞了16场' } },
  ])
})

test('a destroying word inside a note, or beside one, destroys nothing', () => {
  for (const text of ['清空积案17件', '全年调解32起。清空', '村民撤回申请3件', '清空了台账，重新登记86户'])
    expect(
      read(text).map((one) => one.command),
      text,
    ).toEqual(['note'])
})

test('control characters, emoji and blanks never throw and are never notes', () => {
  expect(read('')[0]?.command).toBe('unsupported')
  expect(read('\u0000\u0007 \t')[0]?.command).toBe('unsupported')
  expect(read('👍👍')[0]?.command).toBe('smalltalk')
})

test('hostile text of 20,000 characters is read in time that does not explode', () => {
  const seeds = ['把', '第1、', '，', '@a ', '「', '我们是', '镇', '帮我写一下', '不是1是', '>a\n', '云岭县', '1', ' ']
  for (const seed of seeds) {
    const text = seed.repeat(Math.ceil(20_000 / seed.length))
    const start = performance.now()
    expect(read(text).length, seed).toBeGreaterThan(0)
    expect(performance.now() - start, seed).toBeLessThan(1_000)
  }
})
