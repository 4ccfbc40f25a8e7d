import { describe, expect, test } from 'vitest'
import { createUnderstand } from '../../../../src/conversation/understanding/create-understand.ts'
import type { UnderstandingState } from '../../../../src/core/understanding.ts'
import { loadUnderstanding } from '../../../../src/knowledge/understanding.ts'

const understand = createUnderstand({ lexicon: loadUnderstanding('config') })
const drafted: UnderstandingState = { unit: '云岭县青石镇', year: 2025, hasNotes: true, last: 'drafted:report' }
const read = (text: string, state = drafted) =>
  understand(text, state).commands.map(({ command, section }) =>
    section === undefined ? command : `${command} ${section}`,
  )

describe('two commands in one clause', () => {
  test.each([
    ['先润色再导出', ['polish report', 'export']],
    ['检查没问题就导出', ['check', 'export']],
    ['写完打算就导出word', ['draft plan', 'export']],
  ])('%s', (text, commands) => {
    expect(read(text)).toEqual(commands)
  })
})

describe('what the last change did is asked, not taken back', () => {
  test.each([
    ['改了哪里', ['status']],
    ['跟上一版比改了啥', ['status']],
    ['和上一稿有什么不一样', ['status']],
    ['不足那段改了哪里', ['status shortcomings']],
    ['用上一版', ['undo']],
    ['今年和去年对比，调解数上升5%', ['note']],
  ])('%s', (text, commands) => {
    expect(read(text)).toEqual(commands)
  })
})

describe('what is not to be done', () => {
  test.each([
    ['别导出，先检查', ['check']],
    ['先不写不足，写打算', ['draft plan']],
    ['不用写普法，写执法那段', ['draft measures']],
  ])('%s', (text, commands) => {
    expect(read(text)).toEqual(commands)
  })
})

describe('told, however it is worded', () => {
  test.each([
    '明年打算弄个法治广场',
    '来年想整一个便民服务点',
    '取消证明事项9项',
    '书记要求把问题写进清单，逐条销号，共14条',
    '帮助流动摊贩办证31个',
  ])('%s', (text) => {
    expect(read(text)).toEqual(['note'])
  })
})

test('what stands behind a courtesy is read as if it stood alone', () => {
  expect(read('写得很好，谢谢您！不过“场次”可否改为“场”？')).toEqual(['revise report'])
})

test('what is told behind the colon is kept, in the order of the message', () => {
  expect(read('帮我写普法：今年搞了18场，发了2600份传单')).toEqual(['draft measures', 'note'])
})

describe('a length is no word to put in the place of another', () => {
  test.each([
    ['把不足写成200字', ['draft shortcomings']],
    ['把计划改成300字左右', ['revise plan']],
    ['不足改成200字以内', ['revise shortcomings']],
  ])('%s', (text, commands) => {
    expect(read(text)).toEqual(commands)
    expect(JSON.stringify(understand(text, drafted).commands)).not.toContain('replace')
  })
})
