import { expect, test } from 'vitest'
import { ledgerOf } from '../../../helpers/ledger.ts'

const figures = (text: string) =>
  ledgerOf([text]).facts.flatMap((fact) => fact.figures.map(({ value, unit }) => `${value}${unit}`))

test.each([
  ['宣传活动搞了二十一场哎不对我翻一下本子是二十三场', '23场'],
  ['调解纠纷12起，说错了，是13起', '13起'],
  ['普法讲座12不对13场', '13场'],
  ['普法讲座12场，啊不对，应该是13场', '13场'],
])('「%s」 counts what the speaker settled on', (text, figure) => {
  expect(figures(text)).toEqual([figure])
})

test.each([
  ['检查5户，账目不对3户', ['5户', '3户']],
  ['有四个村的条款跟法律不对付', ['4个']],
])('「%s」 takes nothing back', (text, kept) => {
  expect(figures(text)).toEqual(kept)
})
