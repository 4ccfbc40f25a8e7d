import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ProgressSnapshot } from '../../src/core/progress-board.ts'
import { type LaneWorld, laneWorlds } from '../helpers/lane-worlds.ts'

const chat = 'console:default:c1'
const otherChat = 'console:default:c2'

describe.each(laneWorlds)('a stop flag in %s', (_name, open) => {
  let world: LaneWorld
  beforeEach(async () => {
    world = await open()
  })
  afterEach(async () => {
    await world.close()
  })

  test('aborts the turn that is running when it is raised', async () => {
    const { signal, release } = await world.stopFlag.watch(chat, 'corp1')
    await world.stopFlag.raise(chat, 'corp1')
    await vi.waitFor(() => {
      expect(signal.aborted).toBe(true)
    })
    await release()
  })

  test('does not abort a turn that starts after it was raised', async () => {
    await world.stopFlag.raise(chat, 'corp1')
    const { signal, release } = await world.stopFlag.watch(chat, 'corp1')
    const other = await world.stopFlag.watch(otherChat, 'corp1')
    await world.stopFlag.raise(otherChat, 'corp1')
    await vi.waitFor(() => {
      expect(other.signal.aborted).toBe(true)
    })
    expect(signal.aborted).toBe(false)
    await Promise.all([release(), other.release()])
  })

  test('can be raised again for the next turn', async () => {
    const first = await world.stopFlag.watch(chat, 'corp1')
    await world.stopFlag.raise(chat, 'corp1')
    await first.release()
    const second = await world.stopFlag.watch(chat, 'corp1')
    await world.stopFlag.raise(chat, 'corp1')
    await vi.waitFor(() => {
      expect(second.signal.aborted).toBe(true)
    })
    await second.release()
  })
})

describe.each(laneWorlds)('a progress board in %s', (_name, open) => {
  let world: LaneWorld
  beforeEach(async () => {
    world = await open()
  })
  afterEach(async () => {
    await world.close()
  })

  test('shows the newest snapshot to those who poll and to those who listen', async () => {
    const heard: (ProgressSnapshot | undefined)[] = []
    const { release } = await world.progressFeed.subscribe(chat, (snapshot) => heard.push(snapshot))
    await world.progressBoard.show(chat, 'm1', '正在读')
    await world.progressBoard.show(chat, 'm1', '正在写')
    await world.progressBoard.clear(chat, 'm1')
    await vi.waitFor(() => {
      expect(heard).toEqual([{ messageKey: 'm1', text: '正在读' }, { messageKey: 'm1', text: '正在写' }, undefined])
    })
    expect(await world.progressFeed.latest(chat)).toBeUndefined()
    await release()
  })

  test('a late turn does not wipe the board of the one that took over', async () => {
    await world.progressBoard.show(chat, 'm2', '正在写')
    await world.progressBoard.clear(chat, 'm1')
    expect(await world.progressFeed.latest(chat)).toEqual({ messageKey: 'm2', text: '正在写' })
    expect(await world.progressFeed.latest(otherChat)).toBeUndefined()
  })

  test('who has gone hears nothing more, who stays does', async () => {
    const gone = vi.fn()
    const stays = vi.fn()
    const subscription = await world.progressFeed.subscribe(chat, gone)
    const other = await world.progressFeed.subscribe(chat, stays)
    await subscription.release()
    await world.progressBoard.show(chat, 'm1', '正在写')
    await vi.waitFor(() => {
      expect(stays).toHaveBeenCalledOnce()
    })
    expect(gone).not.toHaveBeenCalled()
    await other.release()
  })
})
