import { expect, test } from 'vitest'
import { draftOf, factsOf } from '../../../helpers/embedded-parts.ts'

const told = (note: string) =>
  factsOf(note).map(({ figures, lastYear }) => [figures.map(({ text }) => text).join(' '), lastYear === true])

test('last year in brackets is told apart from this year around it', () => {
  expect(told('民法典进农村等宣传活动26场（去年19场，仅供参考）。')).toEqual([
    ['26场', false],
    ['19场', true],
  ])
  expect(told('来访41批，下降17.1%（去年同期50批），都接待了')).toContainEqual(['50批', true])
})

test('each of several asides is told apart', () => {
  const all = told('普法宣传26场（去年19场），调解62起（上年50起），办结61起')
  const thisYear = all.filter(([, last]) => last !== true).map(([figures]) => figures)
  expect(thisYear.join(' ')).toMatch(/26场.*62起.*61起/)
  expect(all.filter(([, last]) => last === true)).toHaveLength(2)
})

test('a change told behind last year is this year’s', () => {
  expect(told('来访34批 去年是41批 下降17.1%')).toEqual([
    ['34批', false],
    ['41批', true],
    ['17.1%', false],
  ])
})

test('a comparison in brackets is this year’s and stays with its figure', async () => {
  expect(told('开展法治宣传26场（比去年多7场），发资料3000份')).toEqual([['26场 7场 3000份', false]])
  const { text } = await draftOf('measures', ['开展法治宣传26场（比去年多7场），发资料3000份'])
  expect(text).toMatch(/26场（比去年多7场）/)
})

test('this year is drafted, last year is not', async () => {
  const { text } = await draftOf('measures', ['开展法治宣传活动26场（去年19场，仅供参考）'])
  expect(text).toContain('26场')
  expect(text).not.toContain('19')
})
