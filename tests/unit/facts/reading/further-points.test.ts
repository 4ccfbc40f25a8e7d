import { expect, test } from 'vitest'
import { factsOf } from '../../../helpers/embedded-parts.ts'

const told = (note: string): readonly string[] => factsOf(note).map(({ polarity, claim }) => `${polarity} ${claim}`)

test('what is told with 一个是, 再一个是, 还有就是 is a point each', () => {
  expect(told('问题：一个是人手紧，再一个是经费少，还有就是老百姓不太懂法')).toEqual([
    'problem 人手紧',
    'problem 经费少',
    'problem 老百姓不太懂法',
  ])
  expect(told('不足就是执法队伍年轻人少 六个人里头只有两个人有证 再一个是法律明白人作用没有发挥出来')).toEqual([
    'problem 执法队伍年轻人少 六个人里头只有两个人有证',
    'problem 法律明白人作用没有发挥出来',
  ])
})

test('the parts of a counted whole stay with it', () => {
  expect(told('今年处理了2个大案子，一个是工伤赔了12万，一个是交通事故赔了8万')).toHaveLength(1)
})

test('that something is about to be said is no fact', () => {
  expect(told('嗯那个我说一下')).toEqual([])
})
