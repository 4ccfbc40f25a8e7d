import { expect, test } from 'vitest'
import { readScriptLine } from '../../../../src/cli/chat/read-script.ts'
import { UsageError } from '../../../../src/cli/usage-error.ts'

test('a block without directives is a message that is waited for', () => {
  expect(readScriptLine('写一下不足\n短一点')).toEqual({ text: '写一下不足\n短一点', afterMs: 0, waits: true })
})

test('the head says who speaks, in which group, how long after, and not to wait', () => {
  expect(readScriptLine('%谁 小林\n%群 法治专班\n%过 8天\n%不等\n写全文')).toEqual({
    ...{ text: '写全文', by: '小林', group: '法治专班' },
    ...{ afterMs: 8 * 24 * 3_600_000, waits: false },
  })
  expect(readScriptLine('%过 20分钟\n在吗').afterMs).toBe(20 * 60_000)
})

test('a percent sign further down belongs to the message', () => {
  expect(readScriptLine('调解成功率\n%谁知道').text).toBe('调解成功率\n%谁知道')
})

test.each(['%谁 小林', '%什么 好', '%过 很久\n在吗', '%群\n在吗'])('%j says what is wrong with it', (block) => {
  expect(() => readScriptLine(block)).toThrow(UsageError)
})
