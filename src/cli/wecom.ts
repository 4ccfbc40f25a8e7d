import { parseArgs } from 'node:util'
import type { WecomAppAccount } from '../channels/wecom-app/account.ts'
import { createMenu, deleteMenu } from '../channels/wecom-app/menu.ts'
import { createOneOffApi } from '../channels/wecom-app/one-off-api.ts'
import { type Probe, probeWecomApp } from '../channels/wecom-app/probe.ts'
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
  summary: '企业微信自建应用：写聊天菜单，检查接得对不对',
  usage: 'wecom menu [--remove] [--account 账号名] | wecom check [--url https://域名/callback/wecom-app] [--json]',
  async run(argv, io) {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true })
    const account = accountNamed(values.account, io)
    if (positionals.join() === 'menu') return writeMenu(account, values.remove, io)
    if (positionals.join() === 'check') return check(account, values, io)
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

async function check(
  account: WecomAppAccount,
  { url, json }: { readonly url?: string | undefined; readonly json: boolean },
  io: CliIo,
): Promise<ExitCode> {
  const probes = await probeWecomApp({ account, now: Date.now, ...(url !== undefined && { callbackUrl: url }) })
  if (json) io.out(JSON.stringify({ probes }))
  else for (const probe of probes) io.out(lineOf(probe))
  return probes.every(({ ok }) => ok) ? 0 : 1
}

function lineOf({ name, ok, advice }: Probe): string {
  return ok ? `✓ ${name}` : `✗ ${name}\n  → ${advice ?? ''}`
}
