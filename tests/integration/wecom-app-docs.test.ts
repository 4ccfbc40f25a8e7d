import { readFileSync } from 'node:fs'
import { afterEach, expect, inject, test, vi } from 'vitest'
import { type RunningHouse, startHouse } from '../helpers/running-house.ts'
import { createWecomSimulator, type WecomSimulator } from '../helpers/wecom-simulator.ts'

/** docs/wecom.md, its part on the self-built app, followed literally against the simulated platform. */
let house: RunningHouse | undefined
let simulator: WecomSimulator | undefined
afterEach(async () => {
  await simulator?.close()
  await house?.stop()
})

const page = (readFileSync('docs/wecom.md', 'utf8').split('\n# 自建应用\n')[1] ?? '').split('\n# ')[0] ?? ''

test('the five values and the address of the page give an app that the platform accepts and that answers', async () => {
  const platform = await createWecomSimulator()
  simulator = platform
  const { account } = platform
  const typed: Readonly<Record<string, string>> = {
    WECOM_APP_CORP_ID: account.corpId,
    WECOM_APP_AGENT_ID: account.agentId,
    WECOM_APP_SECRET: account.secret,
    WECOM_APP_TOKEN: account.token,
    WECOM_APP_AES_KEY: account.aesKey,
  }
  const settings = /```sh\n(\s*WECOM_APP_[\s\S]*?)```/.exec(page)?.[1] ?? ''
  const names = settings
    .trim()
    .split('\n')
    .map((line) => line.trim().split('=')[0] ?? '')
  expect(names).toEqual([...page.matchAll(/^\| `(WECOM_APP_\w+)`/gm)].map(([, name]) => name))
  const env = Object.fromEntries(names.map((name) => [name, typed[name] ?? 'not told where to find it']))
  house = await startHouse({ redisUrl: inject('redisUrl'), env: { ...env, WECOM_API_BASE: account.apiBase } })
  const address = `${house.server.url}${/https:\/\/您的域名(\/callback\/[\w-]+)/.exec(page)?.[1] ?? ''}`
  const unsigned = await fetch(address)
  expect([unsigned.status, await unsigned.text()]).toEqual([403, ''])
  platform.callTo(address)
  expect(await platform.handshake()).toMatchObject({ ok: true })
  const tried = /发一句「(.+?)」/.exec(page)?.[1] ?? ''
  await platform.send('lisi', tried)
  await vi.waitFor(
    () => {
      expect(platform.texts('lisi').join('\n')).toMatch(/写全文/)
    },
    { timeout: 20_000, interval: 50 },
  )
})
