import { expect, test } from 'vitest'
import { openDesk } from '../../helpers/desk.ts'

const UNIT = '我们是湖东省云岭县青石镇，写2025年的'

test('every figure a correction changes is changed in the draft, and only where that fact is told', async () => {
  const desk = openDesk()
  await desk.say(UNIT)
  await desk.say('受理纠纷214起，调解成功209起，成功率97.7%')
  await desk.say('执法检查店铺209家次')
  await desk.say('写一下主要举措')
  const drafted = await desk.say('把214改成216，成功211')
  expect(drafted).toMatch(/216起/)
  expect(drafted).toMatch(/211起/)
  expect(drafted).toMatch(/209家次/)
  expect(drafted.slice(0, drafted.indexOf('和上一稿比'))).not.toMatch(/214|209起/)
})

test('the answer to why is a cause, and nothing of the question becomes material', async () => {
  const desk = openDesk()
  await desk.say(UNIT)
  await desk.say('不足：村级法律顾问到村次数少')
  await desk.say('写一下不足')
  await desk.say('主要是经费紧张，顾问路远')
  const ledger = await desk.say('台账')
  expect(ledger).toContain('经费紧张')
  expect(ledger).not.toMatch(/这些不足的/)
  expect(ledger.match(/到村次数少/g)).toHaveLength(1)
})
