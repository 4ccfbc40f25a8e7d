import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { root } from '../helpers/running-house.ts'

interface Up {
  readonly child: ChildProcess
  readonly url: string
  readonly said: () => string
}

let data = ''
let running: Up[] = []
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'zhibi-up-'))
  running = []
})
afterEach(async () => {
  for (const { child } of running) await stop(child)
  await rm(data, { recursive: true, force: true })
})

async function start(port = 0): Promise<Up> {
  const { REDIS_URL: _, ...env } = process.env
  const child = spawn(process.execPath, ['src/cli.ts', 'up'], {
    cwd: root,
    env: { ...env, ZHIBI_DATA: data, PORT: String(port), LOG_LEVEL: 'silent' },
  })
  let said = ''
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()))
  await expect.poll(() => said, { timeout: 100_000 }).toMatch(/http:\/\/\S+[\s\S]*Ctrl\+C/)
  const up = { child, url: /http:\/\/\S+/.exec(said)?.[0] ?? '', said: () => said }
  running.push(up)
  return up
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}

const TALK = 'talk-0000'

async function post(url: string, id: string, text: string): Promise<number> {
  const headers = { 'content-type': 'application/json' }
  return (
    await fetch(`${url}/console/messages`, { method: 'POST', headers, body: JSON.stringify({ talk: TALK, id, text }) })
  ).status
}

/** What the event stream shows until it matches. */
async function shows(url: string, wanted: RegExp): Promise<string> {
  const leave = new AbortController()
  const response = await fetch(`${url}/console/events?talk=${TALK}&after=0`, { signal: leave.signal })
  let seen = ''
  for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    seen += piece
    if (wanted.test(seen)) break
  }
  leave.abort()
  return seen
}

async function redisPid(): Promise<number> {
  return Number(await readFile(join(data, 'redis/redis.pid'), 'utf8'))
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('up with nothing set brings its own Redis, and takes it down when it is stopped', async () => {
  const up = await start()
  expect(await post(up.url, 'message-1', '普法宣传8次')).toBe(202)
  await shows(up.url, /收到，记下1条/)
  const pid = await redisPid()
  await stop(up.child)
  expect(up.child.exitCode).toBe(0)
  expect(lives(pid)).toBe(false)
})

test('what was told is there again after kill -9, and the Redis left behind is taken over', async () => {
  const first = await start()
  await post(first.url, 'message-1', '调解纠纷287起，成功284起')
  await shows(first.url, /收到，记下/)
  await stop(first.child, 'SIGKILL')
  const pid = await redisPid()
  expect(lives(pid)).toBe(true)
  const second = await start()
  await post(second.url, 'message-2', '写一下调解那段')
  const seen = await shows(second.url, /【主要举措和成效/)
  expect(seen).toMatch(/287起[\s\S]*284起/)
  await stop(second.child)
  await expect.poll(() => lives(pid), { timeout: 60_000 }).toBe(false)
})

test('a port that is taken is passed over, and it says so', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const taken = typeof address === 'object' && address !== null ? address.port : 0
  const up = await start(taken)
  expect(up.url).not.toContain(`:${taken}`)
  expect(up.said()).toContain(`端口 ${taken} 已被占用`)
  other.close()
})
