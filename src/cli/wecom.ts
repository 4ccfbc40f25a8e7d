import { parseArgs } from 'node:util'
import type { Probe } from '../channels/wecom/probe-callback.ts'
import type { WecomAppAccount } from '../channels/wecom-app/account.ts'
import { createMenu, deleteMenu } from '../channels/wecom-app/menu.ts'
import { createOneOffApi } from '../channels/wecom-app/one-off-api.ts'
import { probeWecomApp } from '../channels/wecom-app/probe.ts'
import { probeAibotCallback } from '../channels/wecom-bot/callback/probe.ts'
import { createLogger } from '../compose/logger.ts'
import { readConfig } from '../config.ts'
import { loadChatMenu } from '../knowledge/chat-menu.ts'
import type { CliCommand, CliIo, ExitCode } from './io.ts'
import { UsageError } from './usage-error.ts'

const OPTIONS = {
  account: { type: 'string', default: 'default' },
  remove: { type: 'boolean', default: false },
  url: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

const TIMEOUT_MS = 20_000

export const command: CliCommand = {
  summary: '企业微信：写自建应用的聊天菜单，检查应用和智能机器人的回调接得对不对',
  usage:
    'wecom menu [--remove] [--account 账号名] | wecom check [--url https://域名/callback/wecom-app|wecom-bot] [--account 账号名] [--json]',
  async run(argv, io) {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true })
    if (positionals.join() === 'menu') return writeMenu(accountNamed(values.account, io), values.remove, io)
    if (positionals.join() === 'check') return told(await check(values, io), values.json, io)
    throw new UsageError('请写 menu 或 check')
  },
}

function accountNamed(name: string, io: CliIo): WecomAppAccount {
  const account = readConfig(io.env).wecomApps.find((one) => one.name === name)
  if (account === undefined) throw new UsageError(`没有配置企业微信应用（账号 ${name}）：见 docs/wecom.md 的五个值`)
  return account
}

async function writeMenu(account: WecomAppAccount, remove: boolean, io: CliIo): Promise<ExitCode> {
  const api = createOneOffApi({ account, now: Date.now, logger: createLogger('silent') })
  const options = { account, api, signal: AbortSignal.timeout(TIMEOUT_MS) }
  if (remove) await deleteMenu(options)
  else await createMenu(options, loadChatMenu(`${io.root}/config`))
  io.out(remove ? '菜单已去掉。' : '菜单已写好，成员重新进入聊天窗口就能看到。')
  return 0
}

interface Wanted {
  readonly account: string
  readonly url?: string | undefined
}

/** An address with /callback/wecom-bot in it is a bot's; so is every address where no app is set. */
async function check({ account: name, url: callbackUrl }: Wanted, io: CliIo): Promise<readonly Probe[]> {
  const { wecomApps, wecomBots } = readConfig(io.env)
  const isBot = callbackUrl === undefined ? false : /\/callback\/wecom-bot(?:\/|$)/.test(new URL(callbackUrl).pathname)
  if (callbackUrl === undefined || (!isBot && wecomApps.length > 0)) {
    const account = accountNamed(name, io)
    return await probeWecomApp({ account, now: Date.now, ...(callbackUrl !== undefined && { callbackUrl }) })
  }
  const account = wecomBots.find((one) => one.name === name)
  if (account === undefined) throw new UsageError(`没有配置回调方式的智能机器人（账号 ${name}）：见 docs/wecom.md`)
  return await probeAibotCallback({ account, callbackUrl, now: Date.now })
}

function told(probes: readonly Probe[], json: boolean, io: CliIo): ExitCode {
  if (json) io.out(JSON.stringify({ probes }))
  else for (const probe of probes) io.out(lineOf(probe))
  return probes.every(({ ok }) => ok) ? 0 : 1
}

function lineOf({ name, ok, advice }: Probe): string {
  return ok ? `✓ ${name}` : `✗ ${name}\n  → ${advice ?? ''}`
}
