import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { command } from '../../src/cli/buried.ts'
import type { CliIo } from '../../src/cli/io.ts'
import { UsageError } from '../../src/cli/usage-error.ts'
import { type DoorSide, openDoorSide } from '../helpers/lane-house.ts'
import { aMessage, laneOf } from '../helpers/samples.ts'

const message = { ...aMessage('m1', 'u1', '调解纠纷26件'), corp: 'local' }

describe('zhibi buried', () => {
  let door: DoorSide
  let out: string[] = []
  let io: CliIo
  beforeEach(async () => {
    const prefix = `buried-${crypto.randomUUID()}`
    door = openDoorSide({ redis: inject('redisUrl'), prefix })
    await door.lanes.untilReady(5000)
    out = []
    const env = { REDIS_URL: inject('redisUrl'), ZHIBI_PREFIX: prefix }
    io = { out: (line) => out.push(line), err: (line) => out.push(line), stdin: async () => '', env, root: '.' }
  })
  afterEach(async () => {
    await door.lanes.close()
  })
  const bury = async () => {
    const { mailbox } = door.lanes.turns
    await mailbox.put({ ...laneOf(message), key: 'm1', body: message })
    const head = await mailbox.take(laneOf(message))
    await mailbox.bury(head!, { why: 'model-down', at: Date.UTC(2023, 11, 1) })
  }

  test('says when there is nothing', async () => {
    expect(await command.run([], io)).toBe(0)
    expect(out).toEqual(['没有埋下的消息。'])
  })

  test('lists what was given up, and what was written only when asked', async () => {
    await bury()
    expect(await command.run([], io)).toBe(1)
    expect(out.join()).toMatch(/m1[^]*model-down/)
    expect(out.join()).not.toContain('26件')
    await command.run(['--content'], io)
    expect(out.join()).toContain('26件')
    out.length = 0
    await command.run(['--json'], io)
    expect(JSON.parse(out.join())).toMatchObject({ buried: [{ kind: 'turns', key: 'm1', attempts: 1 }] })
  })

  test('puts one back into its mailbox, once', async () => {
    await bury()
    expect(await command.run(['put-back', 'm1'], io)).toBe(0)
    expect(await door.lanes.turns.index.lanesWithMail()).toEqual([laneOf(message)])
    expect(await command.run(['put-back', 'm1'], io)).toBe(1)
  })

  test('refuses what it does not know', async () => {
    await expect(command.run(['dig'], io)).rejects.toBeInstanceOf(UsageError)
    await expect(command.run(['put-back'], io)).rejects.toBeInstanceOf(UsageError)
  })
})
