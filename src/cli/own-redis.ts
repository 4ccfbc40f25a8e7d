import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ZhibiError } from '../core/errors.ts'

/** A Redis of our own for a machine that has none running: on a unix socket, nothing listens on the network. */
export interface OwnRedis {
  /** unix:// address. */
  readonly url: string
  stop(): Promise<void>
}

const START_MS = 15_000
/** Longest path a unix socket may have on Linux (sun_path, 108 with its end mark; macOS 104). */
const SOCKET_PATH_BYTES = 100

/**
 * Starts Redis (or Valkey) on the data folder, with every write in the append-only file before it is acknowledged, and
 * waits until it has loaded what was there. One left over by a killed process is taken over, not fought with.
 */
export async function startOwnRedis(dataDir: string): Promise<OwnRedis> {
  const folder = resolve(dataDir, 'redis')
  await mkdir(folder, { recursive: true })
  const socket = socketPath(folder)
  if (await answers(socket)) return { url: `unix://${socket}`, stop: () => stopLeftOver(folder) }
  await rm(socket, { force: true })
  const server = spawn(redisBinary(), redisArguments(folder, socket), {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const complaint = gather(server)
  await untilReady(socket, server, complaint)
  return { url: `unix://${socket}`, stop: () => stopChild(server) }
}

/** detached: a Ctrl-C in the terminal reaches only us, so that Redis stops after the work in hand and not before. */
function redisArguments(folder: string, socket: string): readonly string[] {
  return [
    ...['--port', '0', '--unixsocket', socket, '--unixsocketperm', '700', '--dir', folder, '--daemonize', 'no'],
    ...['--appendonly', 'yes', '--appendfsync', 'always', '--save', '', '--maxmemory-policy', 'noeviction'],
    ...['--pidfile', join(folder, 'redis.pid'), '--logfile', join(folder, 'redis.log')],
  ]
}

function socketPath(folder: string): string {
  const beside = join(folder, 'redis.sock')
  if (Buffer.byteLength(beside) <= SOCKET_PATH_BYTES) return beside
  const name = Buffer.from(folder).reduce((hash, byte) => (Math.imul(hash, 31) + byte) >>> 0, 7)
  return join(tmpdir(), `zhibi-${name.toString(36)}.sock`)
}

function redisBinary(): string {
  for (const name of ['redis-server', 'valkey-server']) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim()
    } catch {
      continue
    }
  }
  throw new ZhibiError('redis-missing', '没有找到 redis-server。请先运行 scripts/setup.sh，或设置 REDIS_URL。', {
    retryable: false,
  })
}

function gather(server: ChildProcess): () => string {
  const pieces: string[] = []
  server.stderr?.on('data', (piece: Buffer) => pieces.push(piece.toString()))
  return () => pieces.join('').trim()
}

async function untilReady(socket: string, server: ChildProcess, complaint: () => string): Promise<void> {
  const deadline = Date.now() + START_MS
  while (Date.now() < deadline) {
    if (server.exitCode !== null) {
      throw new ZhibiError('redis-start', `自带的 Redis 没有起来（${complaint()}），详情见数据目录里的 redis.log`, {
        retryable: false,
      })
    }
    if (await answers(socket)) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  server.kill('SIGTERM')
  throw new ZhibiError('redis-start', '自带的 Redis 十五秒内没有准备好，详情见数据目录里的 redis.log', {
    retryable: true,
  })
}

/** True when a server answers PING with PONG; one that is still loading its file does not. */
function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const line = connect(socket, () => line.write('PING\r\n'))
    const done = (yes: boolean) => {
      line.destroy()
      resolve(yes)
    }
    line.setTimeout(1000, () => {
      done(false)
    })
    line.once('data', (data) => {
      done(data.toString().startsWith('+PONG'))
    })
    line.once('error', () => {
      done(false)
    })
  })
}

async function stopChild(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const exited = once(server, 'exit')
  server.kill('SIGTERM')
  await exited
}

async function stopLeftOver(folder: string): Promise<void> {
  const pid = Number(await readFile(join(folder, 'redis.pid'), 'utf8').catch(() => ''))
  if (pid > 1) process.kill(pid, 'SIGTERM')
}
