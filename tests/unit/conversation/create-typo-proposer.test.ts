import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { createTypoProposer } from '../../../src/conversation/create-typo-proposer.ts'
import { differsByOneCharacter } from '../../../src/conversation/one-character.ts'
import { createLanguageModel } from '../../../src/llm/create-language-model.ts'
import { createPromptLibrary } from '../../../src/prompts/create-prompt-library.ts'
import { privateNames } from '../../helpers/drafting-house.ts'
import { type ModelAnswer, type ModelServer, startModelServer } from '../../helpers/model-server.ts'

const prompts = createPromptLibrary({ folder: fileURLToPath(new URL('../../../prompts', import.meta.url)) })
const signal = new AbortController().signal
let server: ModelServer | undefined
afterEach(async () => {
  await server?.close()
})

const TEXT = '全年化解矛盾纠份287起，当事人赵铁柱（13812345678）已履行，群众满义度提升。'

async function propose(answer: ModelAnswer, text = TEXT) {
  server = await startModelServer(() => answer)
  const endpoints = [{ label: 'e', baseUrl: server.baseUrl, apiKey: '', model: 'm' }]
  const model = createLanguageModel({ endpoints, clock: Date.now, limits: { attempts: 1 } })
  return createTypoProposer({ model, prompts, privateNames }).propose(text, { signal })
}

const typo = (quote: string, suggestion: string) => ({ quote, suggestion, why: '同音字' })
const say = (...typos: readonly object[]): ModelAnswer => ({ text: JSON.stringify({ typos }) })

test('a mistyped word of the text is proposed', async () => {
  expect(await propose(say(typo('矛盾纠份', '矛盾纠纷')))).toEqual([typo('矛盾纠份', '矛盾纠纷')])
})

test.each([
  ['a word the text does not have', typo('调解纠份', '调解纠纷')],
  ['a figure', typo('287起', '284起')],
  ['a figure left out', typo('287起', '28起')],
  ['a rewriting', typo('全年化解矛盾', '一年来调处矛盾')],
  ['no change', typo('满义度', '满义度')],
])('%s is dropped', async (_what, proposed) => {
  expect(await propose(say(proposed, typo('满义度', '满意度')))).toEqual([typo('满义度', '满意度')])
})

test('an answer without JSON proposes nothing', async () => {
  expect(await propose({ text: '没有发现错别字。' })).toEqual([])
})

test('a model that is down throws its verdict', async () => {
  await expect(propose({ status: 503 })).rejects.toMatchObject({ code: 'model-down' })
})

test('persons go out masked, and a text with a secrecy mark does not go out', async () => {
  await propose(say())
  const sent = JSON.stringify(server?.requests[0]?.body)
  expect(sent).not.toContain('13812345678')
  expect(sent).not.toContain('赵铁柱')
  await server?.close()
  expect(await propose(say(typo('满义度', '满意度')), `秘密★1年\n${TEXT}`)).toEqual([])
  expect(server?.requests).toEqual([])
})

test.each([
  ['纠份', '纠纷', '份纷'],
  ['法治政政府', '法治政府', '政'],
  ['法政府', '法治政府', '治'],
  ['落落实实', '落实落实', '落实实落'],
  ['相同', '相同', undefined],
  ['三点水', '两条河', undefined],
])('%s and %s differ by %s', (one, other, changed) => {
  expect(differsByOneCharacter(one, other)).toBe(changed)
})
