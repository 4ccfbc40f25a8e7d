import { expect, test } from 'vitest'
import { expandPattern } from '../../../src/knowledge/expand-pattern.ts'

test.each([
  ['短点', ['短点']],
  ['(再|)短(点|些)', ['再短点', '再短些', '短点', '短些']],
  ['退(一|两)步', ['退一步', '退两步']],
])('%s stands for each of its combinations', (pattern, words) => {
  expect(expandPattern(pattern)).toEqual(words)
})
