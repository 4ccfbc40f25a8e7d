import { parseArgs } from 'node:util'
import { loadKnowledge } from '../compose/knowledge.ts'
import { createLogger } from '../compose/logger.ts'
import { type Config, readConfig } from '../config.ts'
import { ZhibiError } from '../core/errors.ts'
import { checkModels } from './doctor/check-model.ts'
import { checkRedis } from './doctor/check-redis.ts'
import { checkWecomApp } from './doctor/check-wecom-app.ts'
import { checkWecomBots } from './doctor/check-wecom-bots.ts'
import { checkWecomSockets } from './doctor/check-wecom-socket.ts'
import type { HealthCheck } from './doctor/health-check.ts'
import type { CliCommand, CliIo } from './io.ts'

const MARKS = { ok: '✓', warn: '!', error: '✗' } as const

export const command: CliCommand = {
  summary: '体检：设置、Redis、模型、各渠道，哪里不对、该点哪里',
  usage: 'doctor [--json] [--connect]',
  async run(argv, io) {
    const { values } = parseArgs({
      args: [...argv],
      options: { json: { type: 'boolean' }, connect: { type: 'boolean' } },
    })
    const checks = await examine(io, values.connect === true)
    if (values.json === true) io.out(JSON.stringify({ checks }))
    else for (const check of checks) io.out(lineOf(check))
    return checks.some(({ state }) => state === 'error') ? 1 : 0
  },
}

async function examine(io: CliIo, connect: boolean): Promise<readonly HealthCheck[]> {
  const config = settingsOf(io)
  if ('state' in config) return [config]
  const logger = createLogger('silent')
  const others = await Promise.all([
    checkRedis(config.redisUrl, logger),
    checkModels(config.models, logger),
    ...config.wecomApps.map((account) => checkWecomApp(account)),
    checkWecomSockets({ config, logger, connect }),
  ])
  const settings: HealthCheck = { name: '设置', state: 'ok', found: '环境变量都看得懂' }
  return [settings, checkTables(io.root), ...others.flat(), ...checkWecomBots(config)]
}

function settingsOf(io: CliIo): Config | HealthCheck {
  try {
    return readConfig(io.env)
  } catch (error) {
    return { name: '设置', state: 'error', found: messageOf(error), remedy: '按 README 的设置表改好再来' }
  }
}

/** The tables an operator may edit: read as the worker would read them; and is there one for this year's report. */
function checkTables(root: string): HealthCheck {
  const name = '提法等数据表'
  try {
    const { expressions } = loadKnowledge(`${root}/config`)
    const thisYear = new Date().getFullYear()
    if (expressions.years.includes(thisYear)) return { name, state: 'ok', found: `都能读，${thisYear}年度的提法已有` }
    return {
      name,
      state: 'warn',
      found: `没有${thisYear}年度的提法表`,
      remedy: '按 docs/knowledge.md 在 config/expressions.yaml 里加上这一年',
    }
  } catch (error) {
    return { name, state: 'error', found: messageOf(error), remedy: '按提示改 config/ 下的文件' }
  }
}

function messageOf(error: unknown): string {
  if (error instanceof ZhibiError) return error.message
  throw error
}

function lineOf({ name, state, found, remedy }: HealthCheck): string {
  return `${MARKS[state]} ${name}：${found}${remedy === undefined ? '' : `\n  → ${remedy}`}`
}
