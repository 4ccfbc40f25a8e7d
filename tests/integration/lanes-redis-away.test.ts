import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createLanes } from '../../src/compose/lanes.ts'
import type { Sink } from '../../src/core/channel.ts'
import { createKeys } from '../../src/store/keys.ts'
import { type DoorSide, openDoorSide, openWorkerSide } from '../helpers/lane-house.ts'
import { quietLogger } from '../helpers/quiet-logger.ts'
import { answering, freePort, redisBinary } from '../helpers/redis-global-setup.ts'
import { aCommit, aMessage } from '../helpers/samples.ts'

const patient = { timeout: 15_000, interval: 20 }

describe('lanes whose Redis goes away and comes back', () => {
  let folder = ''
  let port = 0
  let server: ChildProcess
  let door: DoorSide
  const start = async () => {
    const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder]
    server = spawn(redisBinary(), [...place, '--appendonly', 'yes', '--appendfsync', 'always', '--save', ''])
    await answering(port, server)
  }
  const stop = async () => {
    const exited = once(server, 'exit')
    server.kill('SIGKILL')
    await exited
  }
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhibi-away-'))
    port = await freePort()
    await start()
    door = openDoorSide({ redis: `redis://127.0.0.1:${port}`, prefix: 'away' })
    await door.lanes.untilReady(5000)
  })
  afterEach(async () => {
    await door.lanes.close()
    if (server.exitCode === null && server.signalCode === null) await stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('the door refuses at once, so that the platform delivers again, and takes it when Redis is back', async () => {
    await stop()
    const before = Date.now()
    await expect(door.accept(aMessage('m1'))).rejects.toMatchObject({ code: 'store-down', retryable: true })
    expect(Date.now() - before).toBeLessThan(4000)
    await start()
    await vi.waitFor(async () => {
      expect(await door.accept(aMessage('m1'))).toBe('accepted')
    }, patient)
  })

  test('the door does not wait for a Redis that hangs', async () => {
    await door.accept(aMessage('m0'))
    server.kill('SIGSTOP')
    const before = Date.now()
    await expect(door.accept(aMessage('m1'))).rejects.toMatchObject({ code: 'store-down', retryable: true })
    expect(Date.now() - before).toBeLessThan(4500)
    server.kill('SIGCONT')
    await vi.waitFor(async () => {
      expect(await door.accept(aMessage('m1'))).toBe('duplicate')
    }, patient)
  })

  test('a turn in hand outlives a Redis killed and restarted, and is answered once', async () => {
    const got: string[] = []
    const sink: Sink = {
      parts: ({ reply }) => [{ index: 0, count: 1, reply }],
      deliver: async (entry) => {
        got.push(entry.key)
      },
    }
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    let started = () => {}
    const running = new Promise<void>((resolve) => {
      started = resolve
    })
    const worker = openWorkerSide({
      redis: `redis://127.0.0.1:${port}`,
      prefix: 'away',
      sink,
      handle: (lanes) => async (message) => {
        started()
        await held
        const conversation = await lanes.store.loadConversation(message.conversationId, message.corp)
        return aCommit(message, { conversation })
      },
    })
    await door.accept(aMessage('m1'))
    await running
    await stop()
    letGo()
    await start()
    await vi.waitFor(async () => {
      await door.accept(aMessage('m2'))
      expect(got).toEqual(['m1/r1', 'm2/r1'])
    }, patient)
    await worker.close()
  })

  test('a stop that was raised while the listener had lost its connection is heard when it is back', async () => {
    const redis = `redis://127.0.0.1:${port}`
    const lanes = createLanes({ redis, prefix: 'away', role: 'worker', clock: Date.now, logger: quietLogger })
    const chat = 'console:default:c1'
    const { signal } = await lanes.stopFlag.watch(chat, 'corp1')
    const other = new Redis(port)
    // Nobody hears this one: the flag counts up while pub/sub is cut.
    await other.incr(createKeys('away').of('corp1', 'stop', chat))
    await other.call('CLIENT', 'KILL', 'TYPE', 'pubsub')
    await vi.waitFor(() => {
      expect(signal.aborted).toBe(true)
    }, patient)
    other.disconnect()
    await lanes.close()
  })

  test('both sides close in time while Redis is away', async () => {
    const worker = openWorkerSide({
      redis: `redis://127.0.0.1:${port}`,
      prefix: 'away',
      sink: { parts: () => [], deliver: async () => undefined },
      handle: () => async (message) => aCommit(message),
    })
    await worker.lanes.untilReady(5000)
    await stop()
    const before = Date.now()
    await worker.close(100)
    expect(Date.now() - before).toBeLessThan(6000)
  })
})
