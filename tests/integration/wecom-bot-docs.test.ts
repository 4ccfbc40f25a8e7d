import { readFileSync } from 'node:fs'
import { afterEach, expect, inject, test } from 'vitest'
import { command } from '../../src/cli/wecom.ts'
import { type RunningHouse, startHouse } from '../helpers/running-house.ts'
import { createWecomBotSimulator, type WecomBotSimulator } from '../helpers/wecom-bot-simulator.ts'

/** docs/wecom.md, its part on the AI bot by callback, followed literally against the simulated platform. */
let house: RunningHouse | undefined
let simulator: WecomBotSimulator | undefined
afterEach(async () => {
  await simulator?.close()
  await house?.stop()
})

const page = readFileSync('docs/wecom.md', 'utf8').split('# 智能机器人，回调方式')[1] ?? ''

test('the settings and the address of the page give a bot that the platform accepts and that answers alone and in a group', async () => {
  const bot = await createWecomBotSimulator({ timing: { pollMs: 50 } })
  simulator = bot
  const settings = /```sh\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  const typed: Readonly<Record<string, string>> = {
    WECOM_BOT_TOKEN: bot.keys.token,
    WECOM_BOT_AES_KEY: bot.keys.aesKey,
  }
  const env = Object.fromEntries(
    settings
      .trim()
      .split('\n')
      .map((line) => {
        const [name = '', value = ''] = line.split('=')
        return [name, value === '……' ? (typed[name] ?? 'not told where to find it') : value]
      }),
  )
  const path = /https:\/\/您的域名(\/callback\/[\w-]+)/.exec(page)?.[1] ?? ''
  house = await startHouse({ redisUrl: inject('redisUrl'), env: { ...env, WECOM_API_BASE: bot.url } })
  const address = `${house.server.url}${path}`
  const unsigned = await fetch(address)
  expect([unsigned.status, await unsigned.text()]).toEqual([403, ''])
  bot.callTo(address)
  const { status, body, plain } = await bot.handshake()
  expect([status, body]).toEqual([200, plain])
  expect(await check(env, address)).toEqual([0, '✓ 回调地址'])
  const other = await check({ ...env, WECOM_BOT_TOKEN: 'another' }, address)
  expect(other).toEqual([1, expect.stringMatching(/被拒收[^]*Token、EncodingAESKey/) as string])
  const name = env['WECOM_BOT_NAME'] ?? ''
  await bot.say('Tlisi', '帮助')
  await bot.say('Tlisi', `@${name} 帮助`, { chatId: 'G1' })
  await bot.until(() => [...bot.bubbles('Tlisi'), ...bot.bubbles('G1')].every(({ finished }) => finished), 20_000)
  expect(bot.read('Tlisi')[0]).toMatch(/写全文/)
  expect(bot.read('G1')[0]).toMatch(/写全文/)
})

/** What the page says to run when something is wrong. */
async function check(env: Readonly<Record<string, string>>, url: string): Promise<readonly [number, string]> {
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const io = { out: say, err: say, stdin: async () => '', env, root: '.' }
  return [await command.run(['check', '--url', url], io), said.join('\n')]
}
