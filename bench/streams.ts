import { streamIdOf } from '../src/channels/wecom-bot/callback/addresses.ts'
import { createLanes } from '../src/compose/lanes.ts'
import { startChaosRedis } from '../tests/helpers/chaos-redis.ts'
import { quietLogger } from '../tests/helpers/quiet-logger.ts'
import { freePort } from '../tests/helpers/redis-global-setup.ts'
import { sealCall } from '../tests/helpers/wecom-bot-crypto.ts'
import { createPoster, type Sealed } from './callbacks.ts'
import { pause, processorMs, startRole, untilAnswers } from './children.ts'
import { quantile, quick, rounded, row } from './rows.ts'

/**
 * 1,000 streamed answers of an AI bot, each asked for once a second for a minute: encrypted polls over HTTP against one
 * `zhibi serve`. Of four streams one has said nothing yet, one shows 2 KB in the making, one has 6 KB, one the full 20 KB.
 */
const STREAMS = quick ? 200 : 1000
const SECONDS = quick ? 5 : 60
const CONNECTIONS = 64
const BOT = 'aibbench'
const keys = { token: 'benchtoken', aesKey: 'b'.repeat(42).concat('A') }
const prefix = 'bench'

const SENTENCE = '东河村排查矛盾纠纷26起，化解25起，举办法治讲座3场，发放宣传资料500份。'
const textOf = (bytes: number): string => SENTENCE.repeat(Math.ceil(bytes / Buffer.byteLength(SENTENCE)))

const redis = await startChaosRedis('always')
const port = await freePort()
const door = startRole('serve', {
  ...{ REDIS_URL: redis.url, PORT: String(port), ZHIBI_PREFIX: prefix },
  ...{ WECOM_BOT_TOKEN: keys.token, WECOM_BOT_AES_KEY: keys.aesKey },
})
const url = `http://127.0.0.1:${port}/callback/wecom-bot`
const poster = createPoster(url, CONNECTIONS)
try {
  await untilAnswers(url)
  await openStreams()
  await poll(2)
  const before = processorMs(door)
  const latencies = await poll(SECONDS)
  row({
    streams: STREAMS,
    'seconds long': SECONDS,
    'polls answered': latencies.length,
    'p50, ms': rounded(quantile(latencies, 0.5)),
    'p99, ms': rounded(quantile(latencies, 0.99)),
    'most, ms': rounded(quantile(latencies, 1)),
    'over 1 s': latencies.filter((ms) => ms > 1000).length,
    'processor time of the door, µs each': rounded(((processorMs(door) - before) / latencies.length) * 1000),
  })
} finally {
  poster.close()
  await door.kill()
  await redis.close()
}

/** The messages come in as they always do; what their turns have made so far is put down beside them. */
async function openStreams(): Promise<void> {
  const lanes = createLanes({ redis: redis.url, prefix, role: 'worker', clock: Date.now, logger: quietLogger })
  for (let n = 0; n < STREAMS; n += 1) {
    await poster.post(
      sealed({ msgid: `m${n}`, from: { userid: `u${n}` }, msgtype: 'text', text: { content: '写全文' } }, `o${n}`),
    )
    const messageKey = `${BOT}:m${n}`
    if (n % 4 === 1) await lanes.progressBoard.show(`wecom-bot:default:u${n}`, messageKey, textOf(2000))
    if (n % 4 < 2) continue
    const now = Date.now()
    await lanes.streamBook.append(
      { corp: 'local', key: streamIdOf(messageKey) },
      {
        part: { key: 'p0', text: textOf(n % 4 === 2 ? 6000 : 30_000) },
        last: false,
        openedAt: now,
        windowEndsAt: now + 360_000,
      },
    )
  }
  await lanes.close()
}

/** Sealed before the measurement, so that sealing is no part of it. */
function sealPolls(seconds: number): readonly Sealed[] {
  const round = crypto.randomUUID().slice(0, 8)
  return Array.from({ length: STREAMS * seconds }, (_, n) => {
    const body = { msgid: `${round}${n}`, from: { userid: `u${n % STREAMS}` }, msgtype: 'stream' }
    return sealed({ ...body, stream: { id: streamIdOf(`${BOT}:m${n % STREAMS}`) } }, `${round}${n}`)
  })
}

/** Open loop: each poll comes at its time, whether the one before was answered or not. Waiting in a queue counts. */
async function poll(seconds: number): Promise<readonly number[]> {
  const polls = sealPolls(seconds)
  const startedAt = performance.now()
  const latencies: number[] = []
  const asked: Promise<void>[] = []
  for (const [n, one] of polls.entries()) {
    const due = startedAt + (n * 1000) / STREAMS
    const early = due - performance.now()
    if (early > 1) await pause(early)
    asked.push(poster.post(one).then(() => void latencies.push(performance.now() - due)))
  }
  await Promise.all(asked)
  return latencies
}

function sealed(body: object, nonce: string): Sealed {
  const whole = { aibotid: BOT, chattype: 'single', ...body }
  const { query, body: text } = sealCall(keys, whole, { seconds: Math.floor(Date.now() / 1000), nonce })
  return { query: query.toString(), body: text }
}
