import { expect, test } from 'vitest'
import { proposeTypos } from '../../../src/conversation/propose-typos.ts'
import { ZhibiError } from '../../../src/core/errors.ts'
import type { Finding } from '../../../src/core/finding.ts'
import type { ProposedTypo } from '../../../src/core/typo-proposer.ts'

const TEXT = '我镇积及开展普法宣传12场次，调解纠纷96起。'
const propose = (proposed: readonly ProposedTypo[], text = TEXT, found: readonly Finding[] = []) =>
  proposeTypos(text, found, {
    typos: { propose: async () => proposed },
    signal: new AbortController().signal,
  })
const slip = { quote: '积及', suggestion: '积极', why: '疑为“积极”' }

test('what a model proposes is information, never an error', async () => {
  expect(await propose([slip])).toMatchObject([
    { kind: 'typo', severity: 'info', quote: '积及', span: { start: 2, end: 4 } },
  ])
})

test('a proposal that is not in the text, changes a figure or stands where a checker spoke is dropped', async () => {
  expect(await propose([{ ...slip, quote: '不在文中' }])).toEqual([])
  expect(await propose([{ quote: '96起', suggestion: '95起', why: '' }])).toEqual([])
  const [known] = await propose([slip])
  expect(await propose([slip], TEXT, known === undefined ? [] : [known])).toEqual([])
})

test('a text with a secrecy mark goes to no model, and a model that is down proposes nothing', async () => {
  let asked = 0
  const typos = {
    propose: async () => {
      asked += 1
      throw new ZhibiError('model-unreachable', 'down', { retryable: true })
    },
  }
  const { signal } = new AbortController()
  expect(await proposeTypos(`机密★\n${TEXT}`, [], { typos, signal })).toEqual([])
  expect(asked).toBe(0)
  expect(await proposeTypos(TEXT, [], { typos, signal })).toEqual([])
  expect(asked).toBe(1)
})
