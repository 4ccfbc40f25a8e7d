import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { root } from '../helpers/running-house.ts'
import { createSocketSimulator, type SocketSimulator } from '../helpers/wecom-socket-simulator.ts'

let simulator: SocketSimulator
beforeEach(async () => {
  simulator = await createSocketSimulator()
})
afterEach(() => simulator.close())

/** The block of settings an administrator copies, with the values filled in that the console shows. */
function settingsOfTheBook(values: Readonly<Record<string, string>>): Record<string, string> {
  const book = readFileSync(join(root, 'docs/wecom.md'), 'utf8')
  const chapter = book.slice(book.indexOf('\n# 智能机器人·长连接'), book.indexOf('\n# 自建应用'))
  const [, block = ''] = /```sh\n([^`]*WECOM_BOT_ID[^`]*)```/.exec(chapter) ?? []
  const lines = block
    .split('\n')
    .map((line) => /^(\w+)=(\S+)/.exec(line))
    .filter((line) => line !== null)
  return Object.fromEntries(
    lines.map(([, name = '', value = '']) => [name, value === '……' ? (values[name] ?? '') : value]),
  )
}

test('the chapter on the long connection, followed to the letter, ends with a working bot', async () => {
  const { botId, secret } = simulator.account
  const settings = settingsOfTheBook({ WECOM_BOT_ID: botId, WECOM_BOT_SECRET: secret })
  expect(Object.keys(settings)).toEqual(['WECOM_BOT_ID', 'WECOM_BOT_SECRET', 'WECOM_BOT_NAME', 'LOG_LEVEL'])
  const product = spawn(process.execPath, ['src/cli.ts', 'up'], {
    cwd: root,
    env: {
      ...{ PATH: process.env['PATH'], PORT: '0', REDIS_URL: inject('redisUrl') },
      ...{ ZHIBI_PREFIX: `book-${crypto.randomUUID()}`, WECOM_BOT_WS_URL: simulator.url },
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  try {
    let log = ''
    product.stderr.on('data', (piece: Buffer) => (log += piece.toString()))
    await expect.poll(() => log, { timeout: 40_000 }).toContain('long connection is live')
    const patient = { timeout: 30_000 }
    simulator.say('lisi', '帮助')
    await expect.poll(() => simulator.chats.texts('lisi').length, patient).toBe(1)
    simulator.say('lisi', '我们是清河县石桥镇，写2025年的。开展普法宣传活动11场，发放资料700余份。写一下普法那一段')
    await expect.poll(() => simulator.chats.texts('lisi').join('\n'), patient).toMatch(/11场[\s\S]*700余份/)
    simulator.push('lisi', { msgtype: 'text', text: { content: '@执笔 帮助' } }, { group: 'wrGroup' })
    await expect.poll(() => simulator.chats.texts('wrGroup').length, patient).toBe(1)
    expect(simulator.chats.bubbles('lisi').every(({ finished }) => finished)).toBe(true)
    expect(simulator.counts).toMatchObject({ overlaps: 0, tooMany: 0, kicks: 0, subscribes: 1 })
    // No level prints message text.
    expect(log).not.toContain('石桥')
  } finally {
    product.kill('SIGTERM')
    if (product.exitCode === null) await once(product, 'exit')
  }
})
