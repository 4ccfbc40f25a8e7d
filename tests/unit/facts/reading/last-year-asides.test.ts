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

test('a change told behind last year is this year’s', () => {
  expect(told('来访34批 去年是41批 下降17.1%')).toEqual([
    ['34批', false],
    ['41批', true],
    ['17.1%', false],
  ])
})

test('this year is drafted, last year is not', async () => {
  const { text } = await draftOf('measures', ['开展法治宣传活动26场（去年19场，仅供参考）'])
  expect(text).toContain('26场')
  expect(text).not.toContain('19')
})
