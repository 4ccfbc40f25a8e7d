import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Office, openOffice } from '../helpers/office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice({ redisUrl: inject('redisUrl') })
})
afterAll(() => office.close())

const say = (member: string, text: string) => office.say(member, text)

test('from first contact to a finished report in twelve messages, every figure told in the export', async () => {
  const script = [
    '你好',
    '我们是湖东省云岭县青石镇，写2025年的报告',
    '普法宣传12场次，发放资料1860余份，法治讲座7场。调解纠纷73起，成功71起',
    '行政执法检查164次，立案9件，罚款2.3万元，持证执法人员14名。合法性审查合同38份，提出意见17条',
    '党委书记主持研究法治工作4次，镇长讲法治课2次。中心组学法6次',
    '不足：一是个别村干部学法不够主动，主要是平时事务多；二是合法性审查人手不足，全镇只有3名专职人员，原因是编制少',
    '明年打算把村规民约全部审一遍，再培训法律明白人45名',
    '写全文',
    '跳过',
    '检查',
    '导出',
  ]
  let last = ''
  for (const text of script) last = await say('lin', text)
  expect(script.length).toBeLessThanOrEqual(12)
  for (const title of ['主要举措', '第一责任人', '不足', '安排']) expect(last).toContain(title)
  for (const figure of ['12', '1860', '7', '73', '71', '164', '9', '2.3', '14', '38', '17', '4', '2', '6', '3', '45'])
    expect(last).toMatch(new RegExp(`(?<![\\d.])${figure.replace('.', '\\.')}(?![\\d.])`))
  expect(last).toContain('青石镇')
})

test('a year nobody said is asked for before the export, never guessed, and fills the titles written before', async () => {
  await say('yu', '我们是湖东省云岭县西坡镇')
  await say('yu', '普法宣传9场次，发放资料700余份')
  await say('yu', '写普法那段')
  const checked = await say('yu', '检查')
  expect(checked).not.toMatch(/(?<!\d)0年/)
  const asked = await say('yu', '导出')
  expect(asked).toContain('写哪一年')
  expect(asked).not.toContain('年度法治政府建设情况报告')
  const report = await say('yu', '2025')
  expect(report).toContain('2025年度法治政府建设情况报告')
  expect(report).toContain('一、2025年')
  expect(report).not.toContain('待填〕年')
})

test('while a question waits, 全文 is a wish and not its answer', async () => {
  await say('ji', '我们是湖东省云岭县东坡镇，写2025年的')
  await say('ji', '组织法律考试 平均94.7')
  expect(await say('ji', '写一下学法')).toContain('没写单位')
  expect(await say('ji', '全文')).toContain('主要举措和成效')
  expect(await say('ji', '台账')).not.toContain('全文')
})

describe('several people of one unit', () => {
  test('the second waits, the owner is asked in their own chat, and after 同意 both see all notes with names', async () => {
    await say('zhao', '我们是湖东省云岭县白河镇，写2025年的')
    await say('zhao', '普法宣传31场次')
    const before = office.simulator.texts('zhao').length
    await say('qian', '调解纠纷58起，成功57起')
    const waits = await say('qian', '我们是湖东省云岭县白河镇，写2025年的')
    expect(waits).toContain('zhao')
    expect(waits).not.toContain('31')
    expect(office.simulator.texts('zhao').slice(before).join('\n')).toMatch(/qian想加入[\s\S]*1\. 同意/)
    expect(await say('qian', '台账')).not.toContain('31')
    const heardBefore = office.simulator.texts('qian').length
    await say('zhao', '同意')
    expect(office.simulator.texts('qian').slice(heardBefore).join('\n')).toContain('同意了')
    for (const member of ['zhao', 'qian']) {
      expect(await say(member, '进度')).toMatch(/zhao1条、qian1条/)
      expect(await say(member, '台账')).toMatch(/31[\s\S]*58/)
    }
  })

  test('after 不同意 nothing of the other report is ever shown', async () => {
    await say('sun', '我们是湖东省云岭县黑石乡，写2025年的')
    await say('sun', '法治讲座29场')
    await say('li', '我们是湖东省云岭县黑石乡，写2025年的')
    await say('sun', '不同意')
    expect(office.simulator.texts('li').join('\n')).toContain('没有同意')
    await say('li', '普法宣传5场')
    await say('li', '全文2000字左右')
    for (const text of ['进度', '台账', '写普法那一段', '写全文', '导出']) await say('li', text)
    const seen = office.simulator.texts('li').join('\n')
    expect(seen).not.toMatch(/29场|法治讲座/)
    expect(await say('sun', '台账')).not.toContain('5场')
    const asked = office.simulator.texts('sun').filter((text) => text.includes('想加入'))
    expect(asked).toHaveLength(1)
  })
})

test('who comes back after days is told where the work stood, before the answer, once', async () => {
  await say('zhou', '我们是湖东省云岭县红岩镇，写2025年的')
  await say('zhou', '不足：学法不够主动，原因是事务多')
  await say('zhou', '写一段存在的不足')
  await wasLastHere('zhou', Date.UTC(2025, 10, 20, 20))
  const back = await say('zhou', '普法宣传6场')
  expect(back).toMatch(/^上次（11月21日）写到“存在的不足和原因”；还没写：[\s\S]*主要举措和成效[\s\S]*\n收到/)
  expect(await say('zhou', '普法讲座2场')).not.toContain('上次')
})

/** Days pass: the clock is the state's own last moment. */
async function wasLastHere(member: string, at: number): Promise<void> {
  const { redis } = office.lanes
  const [key] = await redis.keys(`*${office.house.config.prefix}*conversation*${member}`)
  const body = JSON.parse((await redis.hget(key ?? '', 'body')) ?? '{}') as object
  await redis.hset(key ?? '', 'body', JSON.stringify({ ...body, lastAt: at }))
}

describe('a figure corrected after drafting', () => {
  test('by 「把…改成…」 changes every section that has it', async () => {
    await say('wu', '我们是湖东省云岭县绿水镇，写2025年的')
    await say('wu', '调解纠纷287起，成功284起')
    expect(await say('wu', '写一下调解那一段')).toContain('287起')
    const corrected = await say('wu', '把287改成291')
    expect(corrected).toContain('291起')
    // What changed is told below the draft, the old figure with it.
    expect(corrected.slice(0, corrected.indexOf('和上一稿比'))).not.toContain('287')
    expect(await say('wu', '导出')).toMatch(/291起/)
    expect(await say('wu', '进度')).not.toContain('素材已改')
  })

  test('in passing marks the section as out of date, or refreshes it', async () => {
    await say('zheng', '我们是湖东省云岭县蓝溪镇，写2025年的')
    await say('zheng', '普法宣传33场次')
    await say('zheng', '写普法那一段')
    const corrected = await say('zheng', '更正：普法宣传不是33场次，是35场次')
    const status = await say('zheng', '进度')
    expect(`${corrected}${status}`).toMatch(/35场次[\s\S]*|素材已改/)
    const again = await say('zheng', '重写普法那一段')
    expect(again).toContain('35')
    expect(again).not.toContain('33')
  })
})

test('two reports stand side by side and are switched by the year', async () => {
  await say('wang', '我们是湖东省云岭县金沙镇，写2024年的')
  await say('wang', '普法宣传41场次')
  await say('wang', '写2025年的报告')
  await say('wang', '普法宣传52场次')
  const later = await say('wang', '写普法那一段')
  expect(later).toContain('52')
  expect(later).not.toContain('41')
  expect(await say('wang', '换成2024年的')).toContain('2024')
  const earlier = await say('wang', '写普法那一段')
  expect(earlier).toContain('41')
  expect(earlier).not.toContain('52')
})

test('撤销 after the whole report takes back all of it', async () => {
  await say('feng', '我们是湖东省云岭县银杏镇，写2025年的')
  await say('feng', '普法宣传13场次。不足：人手少，原因是编制紧。书记主持研究法治工作4次')
  await say('feng', '写全文')
  expect(await say('feng', '进度')).toMatch(/已写：[^\n]*开头[^\n]*主要举措和成效/)
  expect(await say('feng', '撤销')).toMatch(/已撤回[^\n]*开头[^\n]*主要举措/)
  expect(await say('feng', '进度')).toContain('已写：还没有')
})

describe('forgetting', () => {
  test('own notes are gone from Redis after the typed words, not before', async () => {
    await say('chen', '我们是湖东省云岭县铁山镇，写2025年的')
    await say('chen', '鸬鹚村普法宣传17场次')
    await say('chen', '写普法那一段')
    await say('chen', '检查')
    await say('chen', '删掉我发的素材')
    expect(await office.everythingKept()).toContain('鸬鹚')
    expect(await say('chen', '确认删除我的素材')).toContain('已删除：1条素材')
    expect(await office.everythingKept()).not.toContain('鸬鹚')
  })

  test('a whole report is deleted by its owner alone', async () => {
    await say('chu', '我们是湖东省云岭县铜陵乡，写2025年的')
    await say('chu', '白鹮村调解纠纷19起')
    await say('wei', '我们是湖东省云岭县铜陵乡，写2025年的')
    await say('chu', '同意')
    await say('wei', '白鹮村另有法治讲座3场')
    expect(await say('wei', '清空')).toContain('只有chu能删')
    await say('chu', '写全文')
    await say('chu', '清空')
    await say('chu', '确认删除整份报告')
    expect(await office.everythingKept()).not.toContain('白鹮')
    expect(await say('wei', '进度')).not.toContain('铜陵乡')
  })
})
