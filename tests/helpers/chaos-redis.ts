import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answering, freePort, redisBinary } from './redis-global-setup.ts'

/** A Redis of its own that keeps its data over restarts. */
export interface ChaosRedis {
  readonly url: string
  /** Ends it with this signal and starts it again on the same data. */
  restart(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
  close(): Promise<void>
}

export type Fsync = 'always' | 'everysec' | 'no'

/** Starts Redis with an append-only file in a new folder; the folder is removed on close. */
export async function startChaosRedis(fsync: Fsync): Promise<ChaosRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'zhibi-chaos-'))
  const port = await freePort()
  let server: ChildProcess | undefined
  const start = async () => {
    server = spawn(redisBinary(), [
      ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--loglevel', 'warning'],
      ...['--appendonly', 'yes', '--appendfsync', fsync, '--maxmemory-policy', 'noeviction'],
    ])
    await answering(port, server)
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (server === undefined) return
    const exited = once(server, 'exit')
    server.kill(signal)
    await exited
    server = undefined
  }
  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    restart: async (signal) => {
      await end(signal)
      await start()
    },
    close: async () => {
      await end('SIGTERM')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
