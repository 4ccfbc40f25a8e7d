import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Fsync, startChaosRedis } from './chaos-redis.ts'
import type { ChaosMessage, ChaosProcess, ChaosSystem, OpenChaosSystem } from './chaos-system.ts'
import { seededRandom } from './seeded-random.ts'

export interface ChaosOptions {
  readonly open: OpenChaosSystem
  readonly messages: number
  readonly conversations: number
  /** Acknowledged deliveries of each message. */
  readonly deliveries: number
  /** SIGKILLs to server and worker processes, in turn. */
  readonly kills: number
  readonly redisRestarts: number
  readonly fsync: Fsync
  readonly seed: number
  /** Gives up when nothing new is seen for so long. */
  readonly silenceMs: number
  readonly log?: (line: string) => void
}

export interface ChaosReport {
  readonly complaints: readonly string[]
  readonly stats: Readonly<Record<string, number>>
}

/** Plays the whole run: deliver, kill, restart, and at the end compare what people saw with what they should have seen. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { open, fsync, seed, log = () => undefined } = options
  const random = seededRandom(seed)
  const startedAt = Date.now()
  const redis = await startChaosRedis(fsync)
  const system = await open({ redisUrl: redis.url, random })
  const fleet = startFleet(system.processes)
  const messages = plan(options)
  const counters = { deliveries: 0, refused: 0, kills: 0, redisRestarts: 0 }
  try {
    const sending = sendAll({ options, system, messages, random, counters })
    const blows = strike({ options, system, messages, redis, fleet, counters, log, random })
    await Promise.all([sending, blows])
    const complete = await untilAllSeen(system, messages, options.silenceMs)
    const complaints = [...(complete ? [] : ['silence']), ...compare(system, messages)]
    const further = await system.inspect(messages)
    const elapsedMs = Date.now() - startedAt
    return { complaints: [...complaints, ...further], stats: { elapsedMs, ...counters, ...system.stats() } }
  } finally {
    await fleet.close()
    await system.close()
    await redis.close()
  }
}

function plan({ messages, conversations }: ChaosOptions): readonly ChaosMessage[] {
  return Array.from({ length: messages }, (_, n) => {
    const chat = `u${n % conversations}`
    const at = Math.floor(n / conversations)
    return { chat, at, id: `${chat}-${at}` }
  })
}

interface Fleet {
  /** Ends one process with SIGKILL and starts it again a moment later. */
  kill(at: number, pauseMs: number): Promise<string>
  readonly size: number
  close(): Promise<void>
}

function startFleet(processes: readonly ChaosProcess[]): Fleet {
  const start = ({ command, env }: ChaosProcess) =>
    spawn(process.execPath, [...command], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NODE_NO_WARNINGS: '1', ...env },
    })
  const running = processes.map(start)
  const end = async (child: ChildProcess | undefined) => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  }
  return {
    size: processes.length,
    kill: async (at, pauseMs) => {
      const place = at % processes.length
      const described = processes[place]
      if (described === undefined) return 'nobody'
      await end(running[place])
      await sleep(pauseMs)
      running[place] = start(described)
      return described.name
    },
    close: async () => {
      await Promise.all(running.map(end))
    },
  }
}

interface Sending {
  readonly options: ChaosOptions
  readonly system: ChaosSystem
  readonly messages: readonly ChaosMessage[]
  readonly random: () => number
  readonly counters: { deliveries: number; refused: number }
}

/** Each chat sends its next message when the last one was acknowledged; the redeliveries come when they come. */
async function sendAll({ options, system, messages, random, counters }: Sending): Promise<void> {
  const untilAcknowledged = async (message: ChaosMessage) => {
    while (!(await system.deliver(message))) {
      counters.refused += 1
      await sleep(100)
    }
    counters.deliveries += 1
  }
  const again = async (message: ChaosMessage) => {
    await sleep(random() * 3000)
    await untilAcknowledged(message)
  }
  const chats = new Set(messages.map(({ chat }) => chat))
  const redeliveries: Promise<void>[] = []
  await Promise.all(
    [...chats].map(async (chat) => {
      for (const message of messages.filter((each) => each.chat === chat)) {
        await untilAcknowledged(message)
        for (let more = 1; more < options.deliveries; more += 1) redeliveries.push(again(message))
        await sleep(random() * 100)
      }
    }),
  )
  await Promise.all(redeliveries)
}

interface Striking {
  readonly options: ChaosOptions
  readonly system: ChaosSystem
  readonly messages: readonly ChaosMessage[]
  readonly redis: { restart(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> }
  readonly fleet: Fleet
  readonly counters: { kills: number; redisRestarts: number }
  readonly log: (line: string) => void
  readonly random: () => number
}

/** Spreads the blows over the run by how much was answered, so that each of them meets work in hand. */
async function strike({ options, system, messages, redis, fleet, counters, log, random }: Striking): Promise<void> {
  const total = messages.length * system.textsPerMessage
  const kills = Array.from({ length: options.kills }, (_, n) => ({ at: (n + 0.5) / options.kills, what: n }))
  const restarts = Array.from({ length: options.redisRestarts }, (_, n) => ({
    at: (n + 1) / (options.redisRestarts + 1),
    what: 'redis' as const,
  }))
  const blows = [...kills, ...restarts].sort((a, b) => a.at - b.at)
  for (const { at, what } of blows) {
    // Nothing moves any more: the comparison at the end tells what is missing.
    if (!(await untilSeen({ system, messages, wanted: at * total * 0.95, silenceMs: options.silenceMs }))) return
    if (what === 'redis') {
      const signal = counters.redisRestarts % 2 === 0 ? 'SIGKILL' : 'SIGTERM'
      await redis.restart(signal)
      counters.redisRestarts += 1
      log(`${percent(at)} redis restarted after ${signal}`)
    } else {
      const name = await fleet.kill(what, random() * 500)
      counters.kills += 1
      log(`${percent(at)} ${name} killed`)
    }
  }
}

const percent = (part: number) => `${Math.round(part * 100)}%`.padStart(4)

function seenCount(system: ChaosSystem, messages: readonly ChaosMessage[]): number {
  const chats = new Set(messages.map(({ chat }) => chat))
  return [...chats].reduce((sum, chat) => sum + system.seen(chat).length, 0)
}

async function untilAllSeen(
  system: ChaosSystem,
  messages: readonly ChaosMessage[],
  silenceMs: number,
): Promise<boolean> {
  const wanted = messages.length * system.textsPerMessage
  if (!(await untilSeen({ system, messages, wanted, silenceMs }))) return false
  // What comes after the last expected text would be one too many.
  await sleep(1500)
  return true
}

interface Awaited {
  readonly system: ChaosSystem
  readonly messages: readonly ChaosMessage[]
  readonly wanted: number
  readonly silenceMs: number
}

/** False when nothing new was seen for so long. */
async function untilSeen({ system, messages, wanted, silenceMs }: Awaited): Promise<boolean> {
  let last = -1
  let since = Date.now()
  for (;;) {
    const seen = seenCount(system, messages)
    if (seen >= wanted) return true
    if (seen !== last) since = Date.now()
    if (Date.now() - since > silenceMs) return false
    last = seen
    await sleep(20)
  }
}

function compare(system: ChaosSystem, messages: readonly ChaosMessage[]): readonly string[] {
  const chats = [...new Set(messages.map(({ chat }) => chat))]
  return chats.flatMap((chat) => {
    const expected = messages
      .filter((message) => message.chat === chat)
      .flatMap(({ at }) => Array.from({ length: system.textsPerMessage }, () => at))
    const seen = system.seen(chat)
    const wrong = expected.findIndex((at, place) => seen[place] !== at)
    if (wrong === -1 && seen.length === expected.length) return []
    return [
      `${chat}: saw ${seen.length} texts of ${expected.length}, first difference at ${wrong}: ${seen.slice(Math.max(0, wrong - 2), wrong + 4).join(',')}`,
    ]
  })
}
