import { afterEach, beforeEach, expect } from 'vitest'
import type { InboundMessage } from '../../src/core/inbound-message.ts'
import { openSocketProcess, type SocketProcess, type SocketProcessOptions } from './wecom-socket-house.ts'
import { createSocketSimulator, type SocketSimulator } from './wecom-socket-simulator.ts'
import type { Bubble } from './wecom-socket-simulator-chats.ts'

/** A simulated platform and as many processes of ours as a test wants, new for each test. */
export interface SocketScene {
  readonly simulator: () => SocketSimulator
  readonly open: (more?: Partial<SocketProcessOptions>) => SocketProcess
  /** Started, and subscribed. */
  readonly openLive: (more?: Partial<SocketProcessOptions>) => Promise<SocketProcess>
  /** A person writes, and it is taken in. */
  readonly hear: (house: SocketProcess, text?: string, from?: string) => Promise<InboundMessage>
  readonly bubbles: (chat?: string) => readonly Bubble[]
  readonly texts: (chat?: string) => readonly string[]
}

export function useSocketScene(): SocketScene {
  let simulator: SocketSimulator
  let prefix = ''
  const processes: SocketProcess[] = []
  beforeEach(async () => {
    prefix = `test-${crypto.randomUUID()}`
    simulator = await createSocketSimulator()
  })
  afterEach(async () => {
    await Promise.all(processes.splice(0).map((one) => one.stop()))
    await simulator.close()
  })
  const open = (more: Partial<SocketProcessOptions> = {}): SocketProcess => {
    const one = openSocketProcess({ simulator, prefix, ...more })
    processes.push(one)
    return one
  }
  return {
    simulator: () => simulator,
    open,
    openLive: async (more) => {
      const one = open(more)
      one.start()
      await simulator.untilLive()
      return one
    },
    hear: async (house, text = '写一下不足', from = 'lisi') => {
      const before = house.taken.length
      await expect.poll(() => simulator.say(from, text)).toBe(true)
      await expect.poll(() => house.taken.length).toBe(before + 1)
      const message = house.taken.at(-1)
      if (message === undefined) throw new Error('nothing was heard')
      return message
    },
    bubbles: (chat = 'lisi') => simulator.chats.bubbles(chat),
    texts: (chat = 'lisi') => simulator.chats.texts(chat),
  }
}
