import { basename, dirname } from 'node:path'
import { z } from 'zod'
import type { AccountEntries } from '../core/knowledge/account-entries.ts'
import { readTable } from './read-table.ts'

const secret = z.union(
  [
    z.strictObject({ env: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, '须是环境变量名') }),
    z.strictObject({ file: z.string().trim().min(1) }),
  ],
  { error: '须写成 {env: 环境变量名} 或 {file: 文件路径}；密钥本身不要写进这个文件' },
)

/** Last step of the callback path, and part of every conversation id: it must not need escaping. */
const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,31}$/, '须是 32 位以内的小写字母、数字、连字符')
  .refine((value) => value !== 'default', '“default”留给环境变量里的那个账号')

const wecomApp = z.strictObject({
  name,
  corpId: z.string().trim().min(1),
  agentId: z.union([z.string(), z.number().int()]).transform(String),
  secret,
  token: secret,
  aesKey: secret,
  apiBase: z.url('须是网址').optional(),
})

const wecomBot = z.strictObject({
  name,
  corpId: z.string().trim().min(1),
  botNames: z.array(z.string().trim().min(1)).default([]),
  token: secret,
  aesKey: secret,
  fallbackApp: z.string().optional(),
})

const wecomSocket = z.strictObject({
  name,
  corpId: z.string().trim().min(1),
  botNames: z.array(z.string().trim().min(1)).default([]),
  botId: z.string().trim().min(1),
  secret,
  fallbackApp: z.string().optional(),
})

const named = <T extends z.ZodType<{ readonly name: string }>>(entry: T) =>
  z
    .array(entry)
    .refine((entries) => new Set(entries.map((one) => one.name)).size === entries.length, '账号名不能重复')
    .default([])

const table = z
  .strictObject({ wecomApps: named(wecomApp), wecomBots: named(wecomBot), wecomSockets: named(wecomSocket) })
  .refine(
    ({ wecomBots, wecomSockets }) => !wecomSockets.some((one) => wecomBots.some((bot) => bot.name === one.name)),
    '同一个机器人账号不能既在 wecomBots（回调）又在 wecomSockets（长连接）',
  )

/** The further accounts out of an `accounts.yaml`. Throws a ZhibiError that names what is wrong, never showing a value. */
export function loadAccounts(file: string): AccountEntries {
  return readTable(dirname(file), basename(file, '.yaml'), table)
}
