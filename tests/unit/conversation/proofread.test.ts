import { expect, test } from 'vitest'
import { openDesk } from '../../helpers/desk.ts'

/** Notes carry slips of their own; a draft made from them is checked before it is sent. */
async function drafted(note: string, wish: string): Promise<string> {
  const desk = openDesk()
  await desk.say('我们是四川省明川市安平县石桥镇，写2025年的')
  await desk.say(note)
  return await desk.say(wish)
}

test('a wrong term of the notes is put right in the draft, its figures untouched', async () => {
  const said = await drafted('开展法制宣传12场次，发放资料3600份', '写一下普法那一段')
  expect(said).toContain('法治宣传')
  expect(said).not.toContain('法制宣传')
  expect(said).toContain('12场次')
  expect(said).toContain('3600份')
})

test('an error no safe change can put right is asked about in one short line', async () => {
  const said = await drafted('一是机构改革后执法人员少，主要是镇政协协调不够；二是立法工作还不完善', '写一段存在的不足')
  const lines = said.split('\n').filter((line) => line.startsWith('请您定一下：'))
  expect(lines).toHaveLength(1)
  expect(lines[0]?.length).toBeLessThan(160)
})

test('a fine that a note told of is told about, and is no error of ours', async () => {
  const desk = openDesk()
  await desk.say('我们是四川省明川市安平县石桥镇，写2025年的')
  await desk.say('查处违法案件12起，罚款金额3.5万元')
  const said = await desk.say('写一下执法那一段')
  if (said.includes('3.5万元')) expect(said).toContain('请您定一下')
  expect(await desk.say('检查')).not.toMatch(/〔错〕「[^」]*罚款/)
})

test('what the sections only show together is told after the whole', async () => {
  const desk = openDesk()
  await desk.say('我们是四川省明川市安平县石桥镇，写2025年的')
  await desk.say('普法宣传12场次，发放资料3600份；调解纠纷96起，成功95起。不足：执法人员少，因为编制少。明年打算招2人')
  expect(await desk.say('写全文')).not.toContain('请您定一下')
})

test('a revision asked for in the cadre’s own words is not changed back, but told about', async () => {
  const desk = openDesk()
  await desk.say('我们是四川省明川市安平县石桥镇，写2025年的')
  await desk.say('开展法治宣传12场次，发放资料3600份')
  await desk.say('写一下普法那一段')
  const said = await desk.say('把法治宣传改成法制宣传')
  expect(said).toContain('法制宣传')
  expect(said).toContain('请您定一下')
})

test('villages are learnt from the notes, and a name that is let pass is known from then on', async () => {
  const desk = openDesk()
  await desk.say('我们是四川省明川市安平县石桥镇，写2025年的')
  await desk.say('全镇下辖柳河村、东庄村、南坪村、北沟村，普法宣传12场次')
  const list = await desk.say('检查：石桥镇在柳河村开展法治讲座，西坡村调解委员会调解纠纷9起，效果较好。')
  const number = /(\d+)\.〔疑〕「西坡村/.exec(list)?.[1] ?? '?'
  expect(list).not.toContain('「柳河村')
  await desk.say(`忽略${number}`)
  expect(await desk.say('检查：今年西坡村法律顾问到位，东庄村普法2次，群众都说好。')).not.toContain('「西坡村')
})
