import { describe, expect, test } from 'vitest'
import { asking } from '../../../../src/conversation/ask-question.ts'
import { openDesk } from '../../../helpers/desk.ts'

const UNIT = '我们是湖东省云岭县青石镇，写2025年的'
const DAY_MS = 24 * 3_600_000

/** What was said, one message after the other, and what the last answer has and has not. */
interface Talk {
  readonly name: string
  readonly said: readonly string[]
  readonly has: readonly RegExp[]
  readonly not?: readonly RegExp[]
}

const talks: readonly Talk[] = [
  { name: 'help gives examples', said: ['帮助'], has: [/您可以这样说/, /写一段存在的不足/] },
  { name: 'status before anything says what to tell first', said: ['进度'], has: [/还没告诉我：单位全称、报告年度/] },
  { name: 'export before a draft says what to do first', said: ['导出'], has: [/写全文/] },
  { name: 'undo with nothing to undo says so', said: ['撤销'], has: [/没有可以撤回/] },
  { name: 'the same note twice is kept once', said: ['普法宣传8次', '普法宣传8次'], has: [/和第1条一样/] },
  {
    name: 'status tells sections written in part from whole ones',
    said: [UNIT, '普法宣传8次。不足：人手少，原因是编制紧', '写普法那一段', '写一段存在的不足', '进度'],
    has: [/主要举措和成效（只写了普法宣传）/, /存在的不足和原因（第1稿）/, /未写：[^\n]*开头/],
  },
  {
    name: 'undo of the whole report takes all sections back in one sentence',
    said: [UNIT, '普法宣传8次。不足：人手少，原因是编制紧', '写全文', '撤销'],
    has: [/^已撤回“开头”“主要举措和成效”[^\n]*现在这几段没有稿子。$/],
  },
  {
    name: 'undo of the second draft goes back to the first',
    said: [UNIT, '普法宣传8次', '写普法那一段', '普法讲座3场', '重写普法那一段', '撤销'],
    has: [/已退回“主要举措和成效”第1稿/],
  },
  {
    name: 'a note that comes while the length is asked is kept as a note, and the question goes on waiting',
    said: [UNIT, '普法宣传8次', '写全文', '跳过', '跳过', '调解纠纷287起，成功284起', '台账'],
    has: [/287起/, /284起/],
  },
  {
    name: 'one bare number does not answer a question about several',
    said: [UNIT, '普法宣传8次', '写全文', '1'],
    has: [/没看明白/],
  },
  {
    name: 'the words of a question do not get into the material with its answer',
    said: [UNIT, '普法宣传8次', '写全文', '主持研究法治工作4次，讲法治课2次', '台账'],
    has: [/4次/, /2次/],
    not: [/还没有素材|几次|是否/],
  },
  {
    name: 'a contradicted figure is asked about and the draft that has it is reported',
    said: [UNIT, '调解纠纷287起', '写一下调解那一段', '把287改成291', '进度'],
    has: [/主要举措和成效/],
    not: [/素材已改/],
  },
  {
    name: 'a total that is settled after drafting marks the section as out of date, and says how to refresh it',
    said: [UNIT, '调解纠纷287起，成功284起', '写一下调解那段', '综治中心报的调解纠纷是291起', '写一段存在的不足', '2'],
    has: [/提醒：“主要举措和成效”里还是改之前的素材。说“重写主要举措和成效”/],
  },
  {
    name: 'the mark stands in the status until the section is written anew',
    said: [UNIT, '调解纠纷287起', '写一下调解那段', '综治中心报的调解纠纷是291起', '写一段存在的不足', '2', '进度'],
    has: [/主要举措和成效（[^）]*素材已改，要重写）/],
  },
  {
    name: 'a section written anew has the settled total and no mark',
    said: [
      UNIT,
      '调解纠纷287起',
      '写一下调解那段',
      '综治中心报的调解纠纷是291起',
      '写一段存在的不足',
      '2',
      '重写调解那段',
      '进度',
    ],
    has: [/主要举措和成效（/],
    not: [/素材已改/],
  },
  {
    name: 'a bare number that answers nothing is asked about',
    said: [UNIT, '普法宣传8次', '3'],
    has: [/换个说法再说一次/],
  },
  {
    name: 'a draft that waits for the year says what it cannot do without',
    said: ['普法宣传8次', '我们是湖东省云岭县青石镇', '写全文', '不知道'],
    has: [/没有报告年份，这份报告写不了/],
  },
  {
    name: 'a wish about another matter is not taken for material and told what to say instead',
    said: [UNIT, '帮我写封感谢信'],
    has: [/只会写法治政府建设年度报告/],
  },
  {
    name: 'ids of questions and facts are not given twice after own notes are forgotten',
    said: [UNIT, '普法宣传8次', '删掉我发的素材', '确认删除我的素材', '调解纠纷5起', '台账'],
    has: [/5起/],
    not: [/8次/],
  },
  {
    name: 'the report is deleted by the words the manual gives, also when there are drafts, and only when confirmed',
    said: [UNIT, '普法宣传8次', '写普法那一段', '删掉这份报告'],
    has: [/确认/],
    not: [/没有接入模型/],
  },
  {
    name: 'other words than the typed ones delete nothing',
    said: [UNIT, '普法宣传8次', '清空', '确认', '台账'],
    has: [/8次/],
  },
]

test.each(talks)('$name', async ({ said, has, not = [] }) => {
  const desk = openDesk()
  let last = ''
  for (const text of said) last = await desk.say(text)
  for (const pattern of has) expect(last).toMatch(pattern)
  for (const pattern of not) expect(last).not.toMatch(pattern)
})

test('今年 answers the question about the year by the calendar in Beijing', async () => {
  const desk = openDesk({ now: Date.UTC(2025, 11, 3) })
  await desk.say('普法宣传8次')
  await desk.say('写全文')
  await desk.say('湖东省云岭县青石镇')
  expect(await desk.say('今年')).toMatch(/报告年度：2025年|2025年/)
})

test('都改了 changes all findings that have a safe suggestion', async () => {
  const desk = openDesk()
  await desk.say(UNIT)
  const found = await desk.say('检查：全镇扎实推进扫黑除恶专项斗争，群众对法制建设的满意度不断提高，开展普法宣传8次。')
  expect(found).toMatch(/1\. |1、|查出/)
  expect(await desk.say('都改了')).toMatch(/已改第[\d、]+条|没有把握/)
})

test('what was taken for material without being sure is kept, and asked about', async () => {
  const desk = openDesk({
    understand: (text) => ({ commands: [{ command: 'note', args: { text } }], why: '', sure: false }),
  })
  expect(await desk.say('不足那块普法8次')).toMatch(/^收到[\s\S]*我先当材料记下了/)
})

describe('coming back', () => {
  test.each([
    [2 * DAY_MS, false],
    [3 * DAY_MS, true],
  ])('after %i ms', async (away, greeted) => {
    const desk = openDesk()
    await desk.say('普法宣传8次')
    desk.wait(away)
    expect((await desk.say('普法讲座2场')).startsWith('上次')).toBe(greeted)
  })
})

test('who is asked gets buttons; a question with a long option has none', async () => {
  const desk = openDesk()
  await desk.say(UNIT, 'owner')
  const asked = (await desk.ask(UNIT, 'other')).map(({ reply }) => reply)
  expect(asked).toContainEqual(
    expect.objectContaining({
      choices: [
        { label: '同意', say: '同意' },
        { label: '不同意', say: '不同意' },
      ],
    }),
  )
  await desk.say('普法宣传8次', 'owner')
  await desk.ask('写全文', 'owner')
  const next = (await desk.ask('跳过', 'owner')).map(({ reply }) => reply)
  expect(next.at(-1)).toMatchObject({ text: expect.stringMatching(/领导小组组长[\s\S]*1\. 党委书记/) as string })
  expect(next.at(-1)).toMatchObject({ choices: { length: 4 } })
  expect(asking({ text: '哪个对？', options: ['按综治中心的口径，287起', '不确定'] })).not.toHaveProperty('choices')
})
