import { describe, expect, test } from 'vitest'
import { openDesk } from '../../helpers/desk.ts'

const UNIT = '我们是湖东省云岭县青石镇，写2025年的'
const OTHER_UNIT = '我们是湖东省云岭县白河镇，写2025年的'

test('three contributors in a group write one report from first contact to the finished text', async () => {
  const desk = openDesk()
  await desk.sayIn('g1', 'zhao', UNIT)
  expect(await desk.sayIn('g1', 'qian', '调解纠纷58起，成功57起')).toMatch(/58起/)
  expect(await desk.sayIn('g1', 'sun', '普法宣传31场次。不足：人手少，原因是编制紧')).toMatch(/31场次/)
  await desk.sayIn('g1', 'zhao', '书记主持研究法治工作4次，镇长讲法治课2次')
  expect(await desk.sayIn('g1', 'sun', '进度')).toMatch(/素材：3条消息（zhao1条、qian1条、sun1条）/)
  expect(await desk.sayIn('g1', 'qian', '58从哪来的')).toContain('qian')
  await desk.sayIn('g1', 'qian', '写全文')
  await desk.sayIn('g1', 'qian', '跳过')
  await desk.sayIn('g1', 'zhao', '跳过')
  const report = await desk.sayIn('g1', 'zhao', '导出')
  for (const told of ['58', '57', '31', '4次', '2次']) expect(report).toContain(told)
})

describe('what one unit told its group', () => {
  test('is never shown in the group of another', async () => {
    const desk = openDesk()
    await desk.sayIn('g1', 'zhao', UNIT)
    await desk.sayIn('g1', 'zhao', '普法宣传31场次')
    await desk.sayIn('g2', 'zhou', OTHER_UNIT)
    await desk.sayIn('g2', 'zhou', '调解纠纷44起')
    for (const text of ['进度', '台账', '写全文', '导出']) {
      expect(await desk.sayIn('g2', 'zhou', text), text).not.toContain('31')
      expect(await desk.sayIn('g1', 'zhao', text), text).not.toContain('44')
    }
  })

  test('is not followed there by the material of another unit', async () => {
    const desk = openDesk()
    await desk.sayIn('g1', 'zhao', UNIT)
    await desk.sayIn('g1', 'zhao', '普法宣传31场次')
    expect(await desk.sayIn('g1', 'zhou', OTHER_UNIT)).toContain('这个群在写青石镇2025年度报告')
    expect(await desk.sayIn('g1', 'zhou', '进度')).toContain('青石镇')
  })

  test('goes into another group only with the word of its owner', async () => {
    const desk = openDesk()
    await desk.sayIn('g1', 'zhao', UNIT)
    await desk.sayIn('g1', 'zhao', '普法宣传31场次')
    await desk.sayIn('g1', 'qian', '调解纠纷58起')
    expect(await desk.sayIn('g3', 'qian', UNIT)).toContain('zhao')
    expect(await desk.sayIn('g3', 'qian', '台账')).not.toContain('31')
    await desk.sayIn('g1', 'zhao', '同意')
    expect(await desk.sayIn('g3', 'li', '台账')).toMatch(/31[\s\S]*58/)
  })
})

test('somebody who wrote in the group may go on in a chat of their own', async () => {
  const desk = openDesk()
  await desk.sayIn('g1', 'zhao', UNIT)
  await desk.sayIn('g1', 'qian', '调解纠纷58起')
  expect(await desk.say(UNIT, 'qian')).toContain('已换到青石镇2025年度报告（已有1条素材）')
  await desk.say('普法宣传31场次', 'qian')
  expect(await desk.sayIn('g1', 'zhao', '台账')).toMatch(/31/)
})

test('in a group only the one who asked for it can confirm that something is deleted', async () => {
  const desk = openDesk()
  await desk.sayIn('g1', 'zhao', UNIT)
  await desk.sayIn('g1', 'zhao', '普法宣传31场次')
  await desk.sayIn('g1', 'zhao', '清空')
  await desk.sayIn('g1', 'qian', '确认删除整份报告')
  expect(await desk.sayIn('g1', 'qian', '台账')).toContain('31')
})

test('a unit declared anew does not take the people of the other along', async () => {
  const desk = openDesk()
  await desk.say(UNIT, 'zhao')
  await desk.say('普法宣传31场次', 'zhao')
  await desk.say(UNIT, 'qian')
  await desk.say('同意', 'zhao')
  await desk.say(OTHER_UNIT, 'zhao')
  await desk.say('调解纠纷44起', 'zhao')
  expect(await desk.say(OTHER_UNIT, 'qian')).not.toContain('1条素材')
  expect(await desk.say('台账', 'qian')).not.toContain('44')
})

test('an owner who is at another year says 同意 and lets in the one who waits', async () => {
  const desk = openDesk()
  await desk.say(UNIT, 'zhao')
  await desk.say('普法宣传31场次', 'zhao')
  await desk.say('调解纠纷58起', 'qian')
  await desk.say(UNIT, 'qian')
  await desk.say('写2024年的报告', 'zhao')
  expect(await desk.say('同意', 'zhao')).toContain('已加入')
  expect(await desk.say('台账', 'qian')).toMatch(/31[\s\S]*58/)
  expect(await desk.say('进度', 'zhao')).toContain('2024')
})
