import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CliIo } from '../../../src/cli/io.ts'
import { command } from '../../../src/cli/wecom.ts'
import { createWecomSimulator, type WecomSimulator } from '../../helpers/wecom-simulator.ts'

let simulator: WecomSimulator
let out: string[]
beforeEach(async () => {
  simulator = await createWecomSimulator()
  out = []
})
afterEach(async () => simulator.close())

const io = (more: Record<string, string> = {}): CliIo => {
  const { account } = simulator
  const env = {
    WECOM_APP_CORP_ID: account.corpId,
    WECOM_APP_AGENT_ID: account.agentId,
    WECOM_APP_SECRET: account.secret,
    WECOM_APP_TOKEN: account.token,
    WECOM_APP_AES_KEY: account.aesKey,
    WECOM_API_BASE: account.apiBase,
    ...more,
  }
  return { out: (line) => out.push(line), err: () => undefined, stdin: async () => '', env, root: process.cwd() }
}

test('menu writes the menu, --remove takes it away', async () => {
  expect(await command.run(['menu'], io())).toBe(0)
  expect(simulator.state.menu).toMatchObject({ button: [{ name: '写材料' }, { name: '看材料' }, { name: '帮助' }] })
  expect(await command.run(['menu', '--remove'], io())).toBe(0)
  expect(simulator.state.menu).toBeUndefined()
})

test('check is 0 when all is well', async () => {
  expect(await command.run(['check'], io())).toBe(0)
  expect(out).toEqual(['✓ 企业 ID 和 Secret', '✓ 应用和可信 IP'])
})

test('check is 1 and says what to do when something is not', async () => {
  expect(await command.run(['check', '--json'], io({ WECOM_APP_SECRET: 'wrong' }))).toBe(1)
  expect(JSON.parse(out.join())).toMatchObject({
    probes: [{ ok: false, advice: expect.stringContaining('WECOM_APP_SECRET') as string }],
  })
})

test('neither prints a secret', async () => {
  await command.run(['check', '--url', 'http://127.0.0.1:1/'], io())
  await command.run(['menu'], io())
  expect(out.join()).not.toContain(simulator.account.secret)
  expect(out.join()).not.toContain(simulator.account.token)
})

test.each([[[]], [['other']], [['menu', '--account', 'none']]])('%j is wrong use', async (argv) => {
  await expect(command.run(argv, io())).rejects.toThrow()
})
