import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Sink } from '../../src/core/channel.ts'
import { openDoorSide, openWorkerSide } from '../helpers/lane-house.ts'
import { answering, freePort, redisBinary } from '../helpers/redis-global-setup.ts'
import { aCommit, aMessage, aReport } from '../helpers/samples.ts'

const patient = { timeout: 20_000, interval: 50 }

describe('the lanes on other kinds of Redis', () => {
  let folder = ''
  let port = 0
  const servers: ChildProcess[] = []
  const start = async (at: number, args: readonly string[], config: readonly string[] = []) => {
    const server = spawn(redisBinary(), [...config, '--port', String(at), '--dir', folder, ...args])
    servers.push(server)
    await answering(at, server)
  }
  const tell = async (at: number, command: string, ...args: string[]) => {
    const client = new Redis(at)
    const answer = await client.call(command, ...args)
    client.disconnect()
    return String(answer)
  }
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhibi-kinds-'))
    port = await freePort()
  })
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      if (server.exitCode !== null) continue
      const exited = once(server, 'exit')
      server.kill('SIGKILL')
      await exited
    }
    await rm(folder, { recursive: true, force: true })
  })

  /** Messages in and replies out, with all that a turn touches: two corporations, reports, stop flag, burial. */
  const wholeWay = async (redis: string) => {
    const got: string[] = []
    const sink: Sink = {
      parts: ({ reply }) => [{ index: 0, count: 1, reply }],
      deliver: async ({ key }) => {
        got.push(key)
      },
    }
    const door = openDoorSide({ redis, prefix: 'kinds' })
    expect(await door.lanes.untilReady(10_000)).toBe(true)
    const worker = openWorkerSide({
      redis,
      prefix: 'kinds',
      sink,
      handle: (lanes) => async (message) => {
        if (message.idempotencyKey === 'bad') throw new TypeError('a bug')
        const { conversationId, corp } = message
        const report = (await lanes.store.loadReport('r1', corp)) ?? aReport('r1', corp)
        const conversation = await lanes.store.loadConversation(conversationId, corp)
        return aCommit(message, { conversation, reports: [report], deleted: ['r2'] })
      },
    })
    await door.accept(aMessage('m1'))
    await door.accept(aMessage('bad'))
    await door.accept(aMessage('m2', 'u1', '停'))
    await door.accept({ ...aMessage('m3', 'u3'), corp: 'another' })
    await vi.waitFor(() => {
      expect([...got].sort()).toEqual(['bad/buried', 'm1/r1', 'm2/r1', 'm3/r1'])
    }, patient)
    expect(await worker.lanes.store.loadReport('r1', 'corp1')).toMatchObject({ revision: 2 })
    await worker.close()
    await door.lanes.close()
  }

  test('a Cluster: every atomic step stays in one slot', async () => {
    await start(port, ['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1'])
    await tell(port, 'CLUSTER', 'ADDSLOTSRANGE', '0', '16383')
    await vi.waitFor(async () => {
      expect(await tell(port, 'CLUSTER', 'INFO')).toContain('cluster_state:ok')
    }, patient)
    await wholeWay(`redis://127.0.0.1:${port},127.0.0.1:${port}`)
  })

  test('a unix socket', async () => {
    const socket = join(folder, 'redis.sock')
    await start(port, ['--unixsocket', socket])
    await wholeWay(`unix:${socket}`)
  })

  test('a master found through a Sentinel, with a password', async () => {
    const sentinel = await freePort()
    await start(port, ['--requirepass', 'secret'])
    const config = join(folder, 'sentinel.conf')
    await writeFile(config, `sentinel monitor mine 127.0.0.1 ${port} 1\nsentinel auth-pass mine secret\n`)
    await start(sentinel, ['--sentinel'], [config])
    await wholeWay(`redis+sentinel://:secret@127.0.0.1:${sentinel}/mine`)
  })
})
