import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Probe } from '../../../../src/channels/wecom/probe-callback.ts'
import type { WecomAppAccount } from '../../../../src/channels/wecom-app/account.ts'
import { probeWecomApp } from '../../../../src/channels/wecom-app/probe.ts'
import { createHttpServer, type HttpServer } from '../../../../src/http/http-server.ts'
import { createMemoryLogger } from '../../../helpers/memory-logger.ts'
import { channelOf } from '../../../helpers/wecom-app-channel.ts'
import { createWecomSimulator, type WecomSimulator } from '../../../helpers/wecom-simulator.ts'

let simulator: WecomSimulator
let server: HttpServer
let url = ''
beforeEach(async () => {
  simulator = await createWecomSimulator()
  const accept = async (): Promise<'accepted'> => 'accepted'
  server = createHttpServer({ channels: [channelOf(simulator)], accept, health: {}, logger: createMemoryLogger() })
  url = await server.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(async () => {
  await server.close()
  await simulator.close()
})

const probe = (
  more: Partial<WecomAppAccount> = {},
  callbackUrl = `${url}/callback/wecom-app`,
): Promise<readonly Probe[]> =>
  probeWecomApp({ account: { ...simulator.account, ...more }, now: Date.now, callbackUrl })

test('a right set-up is well throughout', async () => {
  expect(await probe()).toEqual([
    { name: '企业 ID 和 Secret', ok: true },
    { name: '应用和可信 IP', ok: true },
    { name: '回调地址', ok: true },
  ])
})

test.each([
  ['a wrong secret', { secret: 'wrong' }, 'WECOM_APP_SECRET'],
  ['a wrong corporation', { corpId: 'wwother' }, 'WECOM_APP_CORP_ID'],
  ['another agent', { agentId: '999' }, 'WECOM_APP_AGENT_ID'],
  ['another token', { token: 'other' }, 'Token'],
  ['an API that is away', { apiBase: 'http://127.0.0.1:1' }, '连不上'],
] as const)('%s is named with what to check', async (_title, more, advice) => {
  const bad = (await probe(more)).find(({ ok }) => !ok)
  expect(bad?.advice).toContain(advice)
})

test('an address that is not trusted is told', async () => {
  simulator.failNext('agent/get', 60020, 1, 'not allow to access from your ip, from ip: 198.51.100.4')
  expect((await probe()).find(({ ok }) => !ok)?.advice).toMatch(/企业可信IP，填 198\.51\.100\.4$/)
})

test.each([
  ['/nothing', '反向代理'],
  ['/callback/other', '被拒收'],
])('a callback address that leads to %s is told', async (path, advice) => {
  expect((await probe({}, url + path)).at(-1)?.advice).toContain(advice)
})

test('a callback address that nobody answers is told', async () => {
  expect((await probe({}, 'http://127.0.0.1:1/callback/wecom-app')).at(-1)?.advice).toContain('防火墙')
})
