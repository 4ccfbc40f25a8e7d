import type { ConsoleDoor } from '../../core/console-door.ts'
import { type ChatReply, toReply } from '../ask-once.ts'

/** What somebody was told without having asked. */
export interface Aside {
  readonly to: string
  readonly reply: ChatReply
}

export interface Asides {
  /** From now on the chat is listened to; what answers this message is no aside. */
  expect(message: { readonly talk: string; readonly id: string; readonly to: string }): void
  /** What came since the last call. */
  readonly take: () => readonly Aside[]
  close(): void
}

/** Listens to the chats of a script for what nobody there has asked for. */
export function createAsides(door: Pick<ConsoleDoor, 'events'>): Asides {
  const done = new AbortController()
  const asked = new Map<string, Set<string>>()
  let heard: Aside[] = []
  async function listen(talk: string, to: string): Promise<void> {
    for await (const event of door.events(talk, 0, done.signal)) {
      if (event.kind !== 'item' || event.item.from !== 'bot') continue
      if (asked.get(talk)?.has(event.item.answers) !== true) heard.push({ to, reply: toReply(event.item) })
    }
  }
  return {
    expect({ talk, id, to }) {
      const known = asked.get(talk)
      if (known !== undefined) known.add(id)
      else {
        asked.set(talk, new Set([id]))
        void listen(talk, to)
      }
    },
    take() {
      const taken = heard
      heard = []
      return taken
    },
    close: () => {
      done.abort()
    },
  }
}
