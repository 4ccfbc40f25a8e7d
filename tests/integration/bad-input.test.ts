import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { askOnce } from '../../src/cli/ask-once.ts'
import { type RunningHouse, startHouse } from '../helpers/running-house.ts'

let house: RunningHouse
beforeAll(async () => {
  house = await startHouse({ redisUrl: inject('redisUrl') })
})
afterAll(() => house.stop())

async function ask(text: string, talk: string): Promise<readonly string[]> {
  const replies = await askOnce(house.server.door, { talk, id: crypto.randomUUID(), text })
  return replies.map((reply) => reply.text ?? '')
}

const long = `调解纠纷287起，成功284起。${'各村都开展了普法宣传活动，群众反映很好。'.repeat(1100)}`

test.each([
  ['an empty message', ''],
  ['white space', ' \n\t  '],
  ['emoji only', '😀👍🎉'],
  ['control characters only', '\u0000\u0007\u001b'],
  ['zero-width characters', '\u200b\ufeff\u200d'],
  ['half a surrogate pair', '\ud83d'],
  ['punctuation only', '。。。？？！'],
  ['20,000 characters', long],
  ['a 40-digit number', `调解纠纷${'9'.repeat(40)}起`],
  ['unbalanced brackets', '（（（【《“普法宣传8次'],
  ['a message that looks like markup', '<xml><![CDATA[写一下不足]]></xml>'],
])('%s gets exactly one helpful answer and breaks nothing', async (_name, text) => {
  const talk = crypto.randomUUID()
  const replies = await ask(text, talk)
  expect(replies).toHaveLength(1)
  expect(replies[0]).toMatch(/[\u4e00-\u9fff]/)
  expect(replies[0]).not.toContain('试了几次')
  expect((await ask('帮助', talk)).join('')).toContain('您可以这样说')
})

test('nothing of 20,000 characters is lost: the figures at its head are in the draft', async () => {
  const talk = crypto.randomUUID()
  await ask(long, talk)
  expect((await ask('写一下调解那一段', talk)).join('\n')).toMatch(/287起[\s\S]*284起/)
})

test('a text with a secrecy mark is not kept and says so', async () => {
  const talk = crypto.randomUUID()
  expect((await ask('机密★\n调解纠纷287起', talk)).join('')).toContain('保密')
  expect((await ask('台账', talk)).join('')).not.toContain('287')
})
