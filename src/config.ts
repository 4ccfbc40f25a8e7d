import { z } from 'zod'
import { OFFICIAL_API_BASE, type WecomAppAccount } from './channels/wecom-app/account.ts'
import { STREAM_RULES } from './channels/wecom-bot/callback/account.ts'
import { OFFICIAL_SOCKET, SOCKET_RULES } from './channels/wecom-bot/socket/account.ts'
import type { OriginalSettings } from './compose/originals.ts'
import { aesKey, agentId } from './config/account-fields.ts'
import { listOf } from './config/list-of.ts'
import { readNamedAccounts } from './config/named-accounts.ts'
import { originalsOf } from './config/originals.ts'
import { withSecretFiles } from './config/secret-file.ts'
import { type AibotCallbackConfig, wecomBotsOf } from './config/wecom-bots.ts'
import { type AibotSocketConfig, wecomSocketsOf } from './config/wecom-sockets.ts'
import { wrongConfig as wrong } from './config/wrong-config.ts'

const port = z.coerce.number().int().min(0).max(65_535)
const set = z.string().trim().min(1)
const seconds = z.coerce.number().positive()

/**
 * Every setting read from the environment, once. The descriptions make the table in the README (`npm run docs:config`).
 * An empty variable counts as absent, so that compose files may pass them through.
 */
export const environment = z.object({
  HEALTH_PORT: port
    .optional()
    .describe("`work` 的健康检查端口；不设则不开 / port of the worker's health check; absent: none"),
  HOST: set.default('127.0.0.1').describe('服务监听地址 / address to listen on'),
  PORT: port
    .default(3000)
    .describe('端口；`up` 在被占用时取下一个空闲端口 / port; `up` takes the next free one when it is taken'),
  REDIS_URL: set
    .optional()
    .describe(
      'Redis 地址（`redis://`、`rediss://`、`unix:`、逗号列出的 Cluster、`redis+sentinel://`）；不设时 `up` 自带一个 / Redis address (`redis://`, `rediss://`, `unix:`, a comma list for Cluster, `redis+sentinel://`); absent: `up` starts its own',
    ),
  ZHIBI_DATA: set
    .default('./data')
    .describe('数据目录：自带的 Redis 和素材原件 / data folder: the Redis that `up` starts, and originals'),
  ZHIBI_ORIGINALS: z
    .enum(['files', 'redis', 'off'])
    .default('files')
    .describe(
      '素材原件（文件、照片、语音）存在哪里：`files` 在 ZHIBI_DATA 下（几台机器要共用这个目录），`redis` 存进 Redis，`off` 不留 / where originals of files, photos and voice are kept: `files` under ZHIBI_DATA (several machines share that folder), `redis`, or `off`',
    ),
  ZHIBI_ORIGINALS_DAYS: z.coerce.number().positive().default(400).describe('原件保存天数 / days originals are kept'),
  ZHIBI_ORIGINALS_MB: z.coerce
    .number()
    .positive()
    .optional()
    .describe(
      '每个企业的原件总量上限（MB），满了不再留新的；默认 `files` 2000、`redis` 200 / bound of all originals of one corporation in MB, beyond which new ones are not kept; default 2000 for `files`, 200 for `redis`',
    ),
  ZHIBI_PREFIX: set.default('zhibi').describe('Redis 键前缀 / prefix of all Redis keys'),
  ZHIBI_CORP: set
    .default('local')
    .describe('网页与命令行聊天所属的单位空间 / corporation the chat page and terminal chat belong to'),
  ZHIBI_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(4)
    .describe('同时处理的会话数 / conversations in hand at once'),
  ZHIBI_TURN_SECONDS: seconds
    .default(900)
    .describe('一条消息最长处理秒数 / longest time one message may take, in seconds'),
  OPENAI_BASE_URL: set
    .optional()
    .describe(
      'OpenAI 兼容接口地址；不设则只用内置起草器；可用逗号列几个，前一个不通用后一个 / OpenAI-compatible endpoint; absent: embedded drafter only; a comma list is tried in order',
    ),
  OPENAI_API_KEY: set
    .optional()
    .describe('接口密钥，几个接口时用逗号对应 / its key; a comma list goes with the endpoints'),
  ZHIBI_MODEL: set
    .optional()
    .describe('模型名称，几个接口时用逗号对应 / model name; a comma list goes with the endpoints'),
  ZHIBI_VISION_MODEL: set
    .optional()
    .describe(
      '看图的模型名称；不设则请人把图片里的字发来 / model that reads pictures; absent: people are asked to type what is in them',
    ),
  ZHIBI_VISION_BASE_URL: z
    .url()
    .optional()
    .describe('看图的接口地址；不设则用 OPENAI_BASE_URL 的第一个 / its endpoint; absent: the first of OPENAI_BASE_URL'),
  ZHIBI_VISION_API_KEY: set.optional().describe('看图接口的密钥 / its key; absent: the first of OPENAI_API_KEY'),
  ZHIBI_TRANSCRIBE_MODEL: set
    .optional()
    .describe(
      '语音转文字的模型名称；不设则用企业微信自带的转写，没有就请人打字 / model that writes voice down; absent: the transcript of the platform, or people are asked to type',
    ),
  ZHIBI_TRANSCRIBE_BASE_URL: z
    .url()
    .optional()
    .describe('语音接口地址；不设则用 OPENAI_BASE_URL 的第一个 / its endpoint; absent: the first of OPENAI_BASE_URL'),
  ZHIBI_TRANSCRIBE_API_KEY: set.optional().describe('语音接口的密钥 / its key; absent: the first of OPENAI_API_KEY'),
  WECOM_APP_CORP_ID: set.optional().describe('企业微信：企业ID / WeCom corporation id'),
  WECOM_APP_AGENT_ID: agentId.optional().describe('企业微信：应用 AgentId / application id'),
  WECOM_APP_SECRET: set.optional().describe('企业微信：应用 Secret / application secret'),
  WECOM_APP_TOKEN: set.optional().describe('企业微信：回调 Token / callback token'),
  WECOM_APP_AES_KEY: aesKey.optional().describe('企业微信：回调 EncodingAESKey（43位） / callback key, 43 characters'),
  WECOM_BOT_ID: set
    .optional()
    .describe('企业微信智能机器人（长连接方式）：BotID / WeCom AI bot by long connection: bot id'),
  WECOM_BOT_SECRET: set
    .optional()
    .describe('企业微信智能机器人（长连接方式）：Secret / WeCom AI bot by long connection: its secret'),
  WECOM_BOT_WS_URL: z
    .url({ protocol: /^wss?$/ })
    .default(OFFICIAL_SOCKET)
    .describe('企业微信长连接地址 / address of the long connection'),
  WECOM_BOT_ROTATE_SECONDS: seconds
    .default(SOCKET_RULES.rotateMs / 1000)
    .describe(
      '长连接的流式消息开了多少秒就换一条接着写 / a streamed answer over the long connection goes on in a new bubble after so many seconds',
    ),
  WECOM_BOT_REQ_ID: z
    .enum(['kept', 'lost'])
    .default('kept')
    .describe(
      '断线重连后，断线前的提问还能不能在原处回答：`lost` 时改为主动推送 / whether a question from before a reconnection can still be answered in place; `lost`: it is pushed',
    ),
  WECOM_BOT_TOKEN: set
    .optional()
    .describe('企业微信智能机器人（回调方式）：Token / WeCom AI bot by callback: callback token'),
  WECOM_BOT_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/, '须为43位字母数字')
    .optional()
    .describe('企业微信智能机器人（回调方式）：EncodingAESKey（43位） / WeCom AI bot by callback: key, 43 characters'),
  WECOM_BOT_NAME: set
    .optional()
    .describe(
      '智能机器人在群里的名字，用来去掉“@名字”；改过名的用逗号列出 / name of the AI bot in groups, whose mention is taken out of messages; a comma list when it was renamed',
    ),
  WECOM_BOT_APP_FALLBACK: z
    .enum(['off', 'same-userid'])
    .default('off')
    .describe(
      '智能机器人答不出去时改由自建应用发：`same-userid` 表示机器人看到的 userid 就是通讯录里的 / when the AI bot cannot answer, the self-built app does: `same-userid` says that the bot sees the ids of the address book',
    ),
  WECOM_BOT_STREAM_SECONDS: seconds
    .default(STREAM_RULES.windowMs / 1000)
    .describe(
      '流式消息从提问起可更新的秒数 / how long a streamed answer can be changed after the question, in seconds',
    ),
  WECOM_BOT_SILENT_SECONDS: seconds
    .default(STREAM_RULES.silentMs / 1000)
    .describe(
      '企业微信多少秒不来取流式消息就改走别的路 / an answer that WeCom has not come to fetch for so many seconds takes another way',
    ),
  WECOM_CALLBACK_SKEW_SECONDS: seconds
    .default(600)
    .describe('回调时间戳允许相差的秒数 / how far the timestamp of a callback may be off, in seconds'),
  WECOM_API_BASE: z.url().default(OFFICIAL_API_BASE).describe('企业微信接口地址 / WeCom API address'),
  ZHIBI_ACCOUNTS: set
    .default('config/accounts.yaml')
    .describe(
      '更多账号的清单，没有这个文件就只有环境变量里的账号；格式见 `config/accounts.example.yaml` / list of further accounts, absent: only those of the environment; see `config/accounts.example.yaml`',
    ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('日志级别；任何级别都不记录消息正文 / log level; no level prints message text'),
})

export interface Config {
  readonly host: string
  readonly port: number
  readonly healthPort?: number
  /** Absent: `up` and `chat` start their own. */
  readonly redisUrl?: string
  readonly dataDir: string
  /** Absent: originals of files, photos and voice are not kept. */
  readonly originals?: OriginalSettings
  readonly prefix: string
  readonly corp: string
  readonly concurrency: number
  readonly turnTimeoutMs: number
  /** In order of preference; empty: the embedded drafter writes everything. */
  readonly models: readonly ModelConfig[]
  /** Absent: pictures are not read. */
  readonly vision?: ModelConfig
  /** Absent: voice without the platform's own transcript is not written down. */
  readonly transcription?: ModelConfig
  readonly wecomApps: readonly WecomAppAccount[]
  readonly wecomBots: readonly AibotCallbackConfig[]
  readonly wecomSockets: readonly AibotSocketConfig[]
  /** How far a callback's timestamp may be off. */
  readonly callbackSkewMs: number
  readonly logLevel: string
}

export interface ModelConfig {
  readonly baseUrl: string
  readonly apiKey: string
  readonly name: string
}

/** Each may also be kept in a file: `NAME_FILE` names it. */
const SECRETS = [
  'OPENAI_API_KEY',
  'ZHIBI_VISION_API_KEY',
  'ZHIBI_TRANSCRIBE_API_KEY',
  'REDIS_URL',
  'WECOM_APP_SECRET',
  'WECOM_APP_TOKEN',
  'WECOM_APP_AES_KEY',
  'WECOM_BOT_TOKEN',
  'WECOM_BOT_AES_KEY',
  'WECOM_BOT_SECRET',
]

type Env = Readonly<Record<string, string | undefined>>
type Settings = z.infer<typeof environment>

/** Reads and checks the environment. Throws a ZhibiError `config` that names every variable that is wrong. */
export function readConfig(env: Env): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const read = environment.safeParse(withSecretFiles(given, SECRETS))
  if (!read.success) throw wrong(read.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`))
  return toConfig(read.data, given)
}

function toConfig(settings: Settings, env: Env): Config {
  const apiBase = settings.WECOM_API_BASE.replace(/\/+$/, '')
  const named = readNamedAccounts(settings.ZHIBI_ACCOUNTS, { env, apiBase })
  return {
    host: settings.HOST,
    port: settings.PORT,
    ...(settings.HEALTH_PORT === undefined ? {} : { healthPort: settings.HEALTH_PORT }),
    ...(settings.REDIS_URL === undefined ? {} : { redisUrl: settings.REDIS_URL }),
    dataDir: settings.ZHIBI_DATA,
    ...originalsOf(settings),
    prefix: settings.ZHIBI_PREFIX,
    corp: settings.ZHIBI_CORP,
    concurrency: settings.ZHIBI_CONCURRENCY,
    turnTimeoutMs: settings.ZHIBI_TURN_SECONDS * 1000,
    models: modelsOf(settings),
    ...sensesOf(settings),
    wecomApps: [...wecomAppsOf(settings, apiBase), ...named.wecomApps],
    wecomBots: wecomBotsOf(settings, { apiBase, named: named.wecomBots }),
    wecomSockets: wecomSocketsOf(settings, { apiBase, named: named.wecomSockets }),
    callbackSkewMs: settings.WECOM_CALLBACK_SKEW_SECONDS * 1000,
    logLevel: settings.LOG_LEVEL,
  }
}

/**
 * A model needs its address and its name; a key is optional, as local servers (Ollama, vLLM) ask for none. One name or key serves
 * all endpoints.
 */
function modelsOf({
  OPENAI_BASE_URL: urls,
  ZHIBI_MODEL: names,
  OPENAI_API_KEY: keys,
}: Settings): readonly ModelConfig[] {
  if (urls === undefined && names === undefined) return []
  if (urls === undefined || names === undefined) throw wrong(['OPENAI_BASE_URL 和 ZHIBI_MODEL 要一起设置'])
  const [named, keyed] = [listOf(names), listOf(keys ?? 'none')]
  return listOf(urls).map((baseUrl, at) => {
    if (!URL.canParse(baseUrl)) throw wrong([`OPENAI_BASE_URL：“${baseUrl}”不是网址`])
    return { baseUrl, name: named[at] ?? named[0] ?? '', apiKey: keyed[at] ?? keyed[0] ?? 'none' }
  })
}

/** What sees and what hears: each a model of its own, at the endpoint of the drafting model unless another is named. */
function sensesOf(settings: Settings): Pick<Config, 'vision' | 'transcription'> {
  const vision = senseOf('ZHIBI_VISION', settings)
  const transcription = senseOf('ZHIBI_TRANSCRIBE', settings)
  return {
    ...(vision === undefined ? {} : { vision }),
    ...(transcription === undefined ? {} : { transcription }),
  }
}

function senseOf(prefix: 'ZHIBI_VISION' | 'ZHIBI_TRANSCRIBE', settings: Settings): ModelConfig | undefined {
  const name = settings[`${prefix}_MODEL`]
  if (name === undefined) return undefined
  const baseUrl = settings[`${prefix}_BASE_URL`] ?? listOf(settings.OPENAI_BASE_URL ?? '')[0]
  if (baseUrl === undefined) throw wrong([`${prefix}_MODEL：还要设置 ${prefix}_BASE_URL 或 OPENAI_BASE_URL`])
  return { name, baseUrl, apiKey: settings[`${prefix}_API_KEY`] ?? listOf(settings.OPENAI_API_KEY ?? '')[0] ?? 'none' }
}

/** All five or none: half a set-up would look alive and answer nobody. */
function wecomAppsOf(settings: Settings, apiBase: string): readonly WecomAppAccount[] {
  const names = [
    'WECOM_APP_CORP_ID',
    'WECOM_APP_AGENT_ID',
    'WECOM_APP_SECRET',
    'WECOM_APP_TOKEN',
    'WECOM_APP_AES_KEY',
  ] as const
  const missing = names.filter((name) => settings[name] === undefined)
  if (missing.length === names.length) return []
  if (missing.length > 0) throw wrong(missing.map((name) => `${name}：企业微信应用的设置不全，缺这一项`))
  return [
    {
      name: 'default',
      corpId: settings.WECOM_APP_CORP_ID ?? '',
      agentId: settings.WECOM_APP_AGENT_ID ?? '',
      secret: settings.WECOM_APP_SECRET ?? '',
      token: settings.WECOM_APP_TOKEN ?? '',
      aesKey: settings.WECOM_APP_AES_KEY ?? '',
      apiBase,
    },
  ]
}
