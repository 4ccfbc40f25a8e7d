import { existsSync } from 'node:fs'
import { z } from 'zod'
import type { WecomAppAccount } from '../channels/wecom-app/account.ts'
import type { AibotCallbackAccount } from '../channels/wecom-bot/callback/account.ts'
import type { AibotSocketAccount } from '../channels/wecom-bot/socket/account.ts'
import type { AccountEntries, SecretSource } from '../core/knowledge/account-entries.ts'
import { loadAccounts } from '../knowledge/accounts.ts'
import { aesKey, agentId } from './account-fields.ts'
import { readSecretFile } from './secret-file.ts'
import { wrongConfig } from './wrong-config.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Where it connects to is the same for all. */
export type NamedSocket = Omit<AibotSocketAccount, 'url'>

export interface NamedAccounts {
  readonly wecomApps: readonly WecomAppAccount[]
  readonly wecomBots: readonly AibotCallbackAccount[]
  readonly wecomSockets: readonly NamedSocket[]
}

const set = z.string().min(1, '没有设置')
const wecomApp = z.object({ corpId: set, agentId, secret: set, token: set, aesKey })
const wecomBot = z.object({ token: set, aesKey })
const wecomSocket = z.object({ botId: set, secret: set })

/**
 * The accounts beyond the one of each channel that the environment names: listed in `file`, their secrets in the
 * environment or in files. No file, no accounts. Throws a ZhibiError `config` that names account and setting, not values.
 */
export function readNamedAccounts(
  file: string,
  { env, apiBase }: { readonly env: Env; readonly apiBase: string },
): NamedAccounts {
  if (!existsSync(file)) return { wecomApps: [], wecomBots: [], wecomSockets: [] }
  const entries: AccountEntries = loadAccounts(file)
  return {
    wecomApps: entries.wecomApps.map((entry) => ({
      name: entry.name,
      ...checked(wecomApp, withSecrets(entry, env), `${file} 的 wecomApps「${entry.name}」`),
      apiBase: entry.apiBase?.replace(/\/+$/, '') ?? apiBase,
    })),
    wecomBots: entries.wecomBots.map((entry) => ({
      name: entry.name,
      corp: entry.corpId,
      botNames: entry.botNames,
      ...checked(wecomBot, withSecrets(entry, env), `${file} 的 wecomBots「${entry.name}」`),
      ...(entry.fallbackApp !== undefined && { fallbackApp: entry.fallbackApp }),
    })),
    wecomSockets: entries.wecomSockets.map((entry) => ({
      name: entry.name,
      corp: entry.corpId,
      botNames: entry.botNames,
      ...checked(wecomSocket, withSecrets(entry, env), `${file} 的 wecomSockets「${entry.name}」`),
      ...(entry.fallbackApp !== undefined && { fallbackApp: entry.fallbackApp }),
    })),
  }
}

/** The entry with every secret source replaced by what it names; one that is not there is left empty, to be reported. */
function withSecrets(entry: object, env: Env): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(entry).map(([key, value]: [string, unknown]) => [
      key,
      isSource(value) ? secretOf(value, env) : value,
    ]),
  )
}

function isSource(value: unknown): value is SecretSource {
  return typeof value === 'object' && value !== null
}

function secretOf(source: SecretSource, env: Env): string {
  return 'file' in source ? readSecretFile(source.file) : (env[source.env] ?? '').trim()
}

function checked<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  throw wrongConfig(
    read.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`),
    where,
  )
}
