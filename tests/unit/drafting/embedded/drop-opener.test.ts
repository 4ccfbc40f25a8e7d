import { describe, expect, test } from 'vitest'
import { draftOf } from '../../../helpers/embedded-parts.ts'

describe('what speech opens a further point with is left off', () => {
  test.each([
    ['还请县司法局来讲了一课民法典，大概60多个人听', '请县司法局宣讲民法典1课，60余人参加'],
    ['还有宪法宣传周搞了5场活动，扫黑除恶宣传也搞了2场', '宪法宣传周期间开展活动5场，扫黑除恶宣传开展2场'],
    ['同时我们还给12户困难群众申请了法律援助', '为12户困难群众申请法律援助'],
    ['还在3个村设了调解点', '在3个村设调解点'],
    ['再一个是请法官来授课3次', '请法官授课3次'],
    ['今年党委会议学法6次', '党委会议学法6次'],
    ['司法所还帮12个农民工要回工资38万', '帮助12名农民工追回工资38万元'],
  ])('%s', async (note, told) => {
    const { text } = await draftOf('measures', [note])
    expect(text).toContain(told)
    expect(text).not.toMatch(/还[请在给有]|再一个|今年|同时我/)
  })
})

test('a figure, a comparison and a shortcoming keep the word that means something', async () => {
  expect((await draftOf('measures', ['还有3个村没有建'])).text).toContain('另有3个村')
  expect((await draftOf('measures', ['今年比去年多调解12起'])).text).toContain('今年比去年')
  expect((await draftOf('shortcomings', ['不足：还缺2名专职调解员'])).text).toMatch(/还缺|尚缺|仍缺/)
})

test('what was left of the disputes stays with the disputes', async () => {
  const { facts } = await draftOf('measures', ['调解委员会一共收了186个纠纷，调成了179个，剩下7个引导走诉讼了'])
  expect(facts.map(({ theme }) => theme)).toEqual(['disputes'])
})
