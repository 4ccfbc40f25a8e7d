import { parseArgs } from 'node:util'
import { openBotCallbackSystem } from '../tests/helpers/chaos-bot-callback-system.ts'
import { openEchoSystem } from '../tests/helpers/chaos-echo-system.ts'
import { openHouseSystem } from '../tests/helpers/chaos-house-system.ts'
import type { Fsync } from '../tests/helpers/chaos-redis.ts'
import { runChaos } from '../tests/helpers/chaos-run.ts'
import type { OpenChaosSystem } from '../tests/helpers/chaos-system.ts'
import { openWecomBotSocketSystem } from '../tests/helpers/chaos-wecom-bot-socket-system.ts'
import { openWecomSystem } from '../tests/helpers/chaos-wecom-system.ts'

/** What the chaos can be done to, by name. */
const systems: Readonly<Record<string, OpenChaosSystem>> = {
  echo: openEchoSystem,
  wecom: openWecomSystem,
  'wecom-bot-callback': openBotCallbackSystem,
  house: openHouseSystem,
  'wecom-bot-socket': openWecomBotSocketSystem,
}

const options = {
  help: { type: 'boolean', short: 'h' },
  system: { type: 'string', default: 'house' },
  messages: { type: 'string', default: '2000' },
  conversations: { type: 'string', default: '50' },
  deliveries: { type: 'string', default: '3' },
  kills: { type: 'string', default: '10' },
  'redis-restarts': { type: 'string', default: '2' },
  fsync: { type: 'string', default: 'always' },
  seed: { type: 'string', default: '1' },
  'silence-ms': { type: 'string', default: '90000' },
} as const
const { values } = parseArgs({ options })

if (values.help) {
  const flags = Object.keys(options).filter((flag) => flag !== 'help' && flag !== 'system')
  console.log(
    `npm run chaos -- [--system ${Object.keys(systems).join('|')}] ${flags.map((flag) => `[--${flag} …]`).join(' ')}`,
  )
  console.log('What it does and what it has shown: docs/chaos.md')
  process.exit(0)
}
const open = systems[values.system]
if (open === undefined) throw new Error(`no such system: ${values.system}; there is ${Object.keys(systems).join(', ')}`)
const { complaints, stats } = await runChaos({
  open,
  messages: Number(values.messages),
  conversations: Number(values.conversations),
  deliveries: Number(values.deliveries),
  kills: Number(values.kills),
  redisRestarts: Number(values['redis-restarts']),
  fsync: values.fsync as Fsync,
  seed: Number(values.seed),
  silenceMs: Number(values['silence-ms']),
  log: (line) => {
    console.log(line)
  },
})
console.table(stats)
for (const complaint of complaints) console.error(complaint)
console.log(
  complaints.length === 0 ? 'every message answered exactly once, in order' : `${complaints.length} complaints`,
)
process.exitCode = complaints.length === 0 ? 0 : 1
