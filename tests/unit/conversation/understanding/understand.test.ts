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

/** Splits of odd wordings that nobody tuned for; the others are read at least eight in ten. */
const HARD = new Map([
  ['test-third', 0.7],
  ['test-fourth', 0.55],
  ['test-seventh', 0.75],
  ['dev-ninth', 0.7],
])

test('every labelled split destroys nothing, loses no note and reads most messages exactly', {
  timeout: 120_000,
}, async () => {
  const splits = await readLabelledMessages('tests/cases/understand')
  expect(splits.size).toBeGreaterThan(1)
  for (const [name, messages] of splits) {
    const outcomes = messages.map((message) => readOutcome(message, understand, () => 0))
    const score = sum(outcomes)
    expect(score.destructive, name).toBe(0)
    expect(score.lost, name).toBe(0)
    expect(score.exact / score.messages, `${name} ${JSON.stringify([...confusion(outcomes)].length)}`).toBeGreaterThan(
      HARD.get(name) ?? 0.8,
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

test('what stands behind 除了 at the head is not asked for, and 删除了 holds no 除了', () => {
  expect(read('除了问题，把明年的也写了')).toEqual([{ command: 'draft', section: 'plan' }])
  expect(read('删除了不实信息5条').map((one) => one.command)).toEqual(['note'])
})

test('继续写 writes the next section, or the same one again when it was stopped half way', () => {
  const drafted: UnderstandingState = { ...noted, last: 'drafted:shortcomings' }
  expect(read('继续写', drafted)).toEqual([{ command: 'draft', section: 'plan' }])
  expect(read('继续写', { ...drafted, unfinished: true })).toEqual([{ command: 'draft', section: 'shortcomings' }])
})

test('what an office writes above or below its page is no wish', () => {
  const page = '以上内容请审核。\n综合执法队\n一、办案9件\n二、培训4次86人'
  expect(read(page)).toEqual([{ command: 'note', args: { text: page } }])
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

test('继续写 after 停 goes on with the theme that was stopped', () => {
  const state = {
    unit: '云岭县青石镇',
    year: 2025,
    hasNotes: true,
    last: 'drafted:measures',
    unfinished: true,
  } as const
  expect(understand('继续写', { ...state, theme: 'publicity' }).commands).toEqual([
    { command: 'draft', section: 'measures', args: { theme: 'publicity' } },
  ])
})

test('a short message that no rule fits is read like an example, never surely', () => {
  const read = understand('有没有啥毛病呀你瞧瞧', {
    unit: '云岭县青石镇',
    year: 2025,
    hasNotes: true,
    last: 'drafted:report',
  })
  expect(read.commands.map(({ command }) => command)).toEqual(['check'])
})
