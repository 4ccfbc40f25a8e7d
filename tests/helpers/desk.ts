import { composeCraft } from '../../src/compose/craft.ts'
import { composeStory } from '../../src/compose/story.ts'
import type { MediaReaders } from '../../src/conversation/media/read-media.ts'
import type { InboundMessage, MessagePart } from '../../src/core/inbound-message.ts'
import type { ModelUnderstanding } from '../../src/core/model-understanding.ts'
import type { OutboxEntry } from '../../src/core/reply.ts'
import type { Understand } from '../../src/core/understanding.ts'
import { createMemoryLanes } from './memory-lanes.ts'
import { quietLogger } from './quiet-logger.ts'
import { root } from './running-house.ts'
import { aMessage, laneOf } from './samples.ts'

const craft = await composeCraft({ root, config: { models: [] }, logger: quietLogger })

/** The story with the embedded drafter over twins in memory: fast enough for a table of conversations. */
export interface Desk {
  /** What the message is answered with, other people's chats included. */
  ask(text: string, member?: string): Promise<readonly OutboxEntry[]>
  /** The same as one text. */
  say(text: string, member?: string): Promise<string>
  /** What a group reads after one of its members wrote there; answers that go to other chats are left out. */
  sayIn(group: string, member: string, text: string): Promise<string>
  /** A message of any parts, files and pictures among them. */
  send(parts: readonly MessagePart[], member?: string): Promise<string>
  /** Lets time pass. */
  wait(ms: number): void
}

export function openDesk({
  now = Date.UTC(2025, 11, 3, 2),
  understand,
  modelUnderstanding,
  media: { mediaOf, ...readers } = {},
}: {
  readonly now?: number
  readonly understand?: Understand
  readonly modelUnderstanding?: ModelUnderstanding
  readonly media?: Partial<MediaReaders>
} = {}): Desk {
  const time = { now }
  const lanes = createMemoryLanes(() => time.now)
  const handle = composeStory({
    craft: {
      ...craft,
      ...(understand === undefined ? {} : { understand }),
      ...readers,
      ...(modelUnderstanding && { modelUnderstanding }),
    },
    lanes,
    ...(mediaOf === undefined ? {} : { mediaOf }),
    clock: () => time.now,
  })
  let sent = 0
  const ask = (text: string, member = 'u1') => hand(aMessage(`m${(sent += 1)}`, member, text))
  const hand = async (message: InboundMessage) => {
    await lanes.turns.mailbox.put({ ...laneOf(message), key: message.idempotencyKey, body: message })
    const commit = await handle(message, { signal: new AbortController().signal })
    if ((await lanes.store.commit(commit)) !== 'committed')
      throw new Error(`${message.idempotencyKey} was not committed`)
    return commit.replies
  }
  return {
    ask,
    say: async (text, member) => spoken(await ask(text, member)),
    sayIn: async (group, member, text) => {
      const message = {
        ...aMessage(`m${(sent += 1)}`, member, text),
        ...inGroup(group),
        sender: { id: member, name: member },
      }
      const replies = await hand(message)
      return spoken(replies.filter(({ conversationId }) => conversationId === message.conversationId))
    },
    send: async (parts, member = 'u1') => spoken(await hand({ ...aMessage(`m${(sent += 1)}`, member), parts })),
    wait: (ms) => void (time.now += ms),
  }
}

function inGroup(group: string): Pick<InboundMessage, 'conversationId' | 'group' | 'replyTo'> {
  const address = { channel: 'wecom-bot', account: 'default', to: group } as const
  return { conversationId: `wecom-bot:default:${group}`, group: true, replyTo: address }
}

function spoken(replies: readonly OutboxEntry[]): string {
  return replies.map(({ reply }) => wordsOf(reply)).join('\n')
}

function wordsOf(reply: OutboxEntry['reply']): string {
  return reply.kind === 'text' ? reply.text : reply.name
}
