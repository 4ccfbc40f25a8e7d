import type { AcceptMessage, Channel } from '../../core/channel.ts'
import type { Clock } from '../../core/clock.ts'
import type { ConsoleDoor, ConsoleEvent, ConsoleFeed } from '../../core/console-door.ts'
import type { ConversationId } from '../../core/inbound-message.ts'
import type { ProgressFeed, ProgressSnapshot } from '../../core/progress-board.ts'
import { consoleMessage, talkConversation } from './console-message.ts'
import { createConsoleSink } from './create-console-sink.ts'
import { readPageAssets } from './page-assets.ts'

export interface ConsoleChannel extends Channel {
  /** The way in, for the page and the terminal; `accept` comes from the story. */
  door(accept: AcceptMessage): ConsoleDoor
}

/** The chat on this machine: a channel like the others, with the same accept and the same lanes behind it. */
export function createConsoleChannel(tools: {
  readonly corp: string
  readonly feed: ConsoleFeed
  readonly board: Pick<ProgressFeed, 'subscribe'>
  readonly clock: Clock
}): ConsoleChannel {
  const assets = readPageAssets()
  return {
    name: 'console',
    account: 'local',
    sink: createConsoleSink({ feed: tools.feed }),
    door: (accept) => ({
      async post(typed) {
        const { id, text } = typed
        const message = consoleMessage({ ...typed, corp: tools.corp, at: tools.clock() })
        await accept(message)
        await tools.feed.append(message.conversationId, { key: id, from: 'user', text, answers: id, final: false })
      },
      events: (talk, after, signal) => consoleEvents(talkConversation(talk), { after, signal }, tools),
      asset: (name) => assets.get(name),
    }),
  }
}

/** Items from the feed and snapshots from the board, in one stream. Wakes when either says so; no polling. */
async function* consoleEvents(
  conversationId: ConversationId,
  { after, signal }: { readonly after: number; readonly signal: AbortSignal },
  { feed, board }: { readonly feed: ConsoleFeed; readonly board: Pick<ProgressFeed, 'subscribe'> },
): AsyncGenerator<ConsoleEvent> {
  const waiting = createWaiting(signal)
  const closeFeed = await feed.watch(conversationId, waiting.wakeForItems)
  const progress = await board.subscribe(conversationId, waiting.progress)
  try {
    let newest = after
    while (!signal.aborted) {
      for (const item of await feed.read(conversationId, newest)) {
        newest = item.seq
        yield { kind: 'item', item }
      }
      yield* waiting.takeProgress()
      await waiting.next()
    }
  } finally {
    await Promise.all([closeFeed(), progress.release()])
  }
}

/** What has happened since the stream last looked: only the newest snapshot of each message matters. */
function createWaiting(signal: AbortSignal) {
  const snapshots = new Map<string, string>()
  let wake: () => void = () => undefined
  let woken = false
  const stir = () => {
    woken = true
    wake()
  }
  signal.addEventListener('abort', stir, { once: true })
  return {
    wakeForItems: stir,
    progress: (snapshot: ProgressSnapshot | undefined) => {
      if (snapshot === undefined) return
      snapshots.set(snapshot.messageKey, snapshot.text)
      stir()
    },
    *takeProgress(): Generator<ConsoleEvent> {
      for (const [key, text] of snapshots) {
        snapshots.delete(key)
        yield { kind: 'progress', answers: key.slice(key.lastIndexOf(':') + 1), text }
      }
    },
    async next() {
      if (!woken && !signal.aborted) await new Promise<void>((resolve) => (wake = resolve))
      woken = false
    },
  }
}
