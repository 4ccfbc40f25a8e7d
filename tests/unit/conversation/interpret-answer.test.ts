import { describe, expect, test } from 'vitest'
import { interpretAnswer } from '../../../src/conversation/interpret-answer.ts'
import type { Question } from '../../../src/core/question.ts'

const UNIT: Pick<Question, 'kind' | 'text' | 'options'> = {
  kind: 'unit-missing',
  text: '第1条：“罚款1.2万”没写单位，是“元”吗？',
  options: ['是元', '不是，我来改'],
}
const TWO: Pick<Question, 'kind' | 'text' | 'options'> = {
  kind: 'conflict',
  text: '调解有两个数，用哪个？',
  options: ['按132起（第1条）', '按123起（第3条）', '两个都留'],
}
const meaning = (question: typeof UNIT, text: string) =>
  interpretAnswer(question, { command: 'answer', args: { text } }, Date.UTC(2025, 11, 1))

describe('an answer to a question with options', () => {
  test.each([
    [UNIT, '是', 0],
    [UNIT, '对的。', 0],
    [UNIT, '嗯', 0],
    [UNIT, '元', 0],
    [UNIT, '不是', 1],
    [UNIT, '不对', 1],
    [TWO, '132起', 0],
    [TWO, '第3条', 1],
    [TWO, '都留', 2],
  ])('%o: 「%s」 is option %i', (question, text, index) => {
    expect(meaning(question, text)).toEqual({ kind: 'choice', index })
  })

  test.each([
    [TWO, '是'],
    [TWO, '第'],
    [UNIT, '单位不对'],
    [UNIT, '稍后给你看'],
  ])('%o: 「%s」 fits none of them, so it is asked again and nothing gets into the ledger', (question, text) => {
    expect(meaning(question, text)).toEqual({ kind: 'unclear' })
  })

  test('another figure is something told', () => {
    expect(meaning(TWO, '应该是130起').kind).toBe('told')
  })
})
