/** One thing a person sees in a chat. */
export interface Bubble {
  readonly kind: 'stream' | 'markdown' | 'template_card' | 'file' | 'text' | 'update'
  readonly chat: string
  /** Message or event it answers; absent for a push. */
  readonly msgId?: string
  readonly streamId?: string
  content: string
  finished: boolean
  readonly openedAt: number
  /** Every snapshot that was shown, in order. */
  readonly snapshots: string[]
  body?: object
}

interface Opened {
  readonly reqId: string
  readonly chat: string
  readonly from: string
  readonly single: boolean
  readonly msgId: string
  /** The connection the message went out by. */
  readonly by: object
}

export interface SocketChats {
  opened(message: Opened): void
  /** The message behind a req_id. */
  message(reqId: string): Opened | undefined
  /** Whether somebody in that chat has ever written. */
  knows(chat: string, single: boolean): boolean
  add(bubble: Bubble): Bubble
  find(streamId: string): Bubble | undefined
  /** In order of appearance. */
  bubbles(chat: string): readonly Bubble[]
  /** Texts that stay, in the order in which they were finished. */
  texts(chat: string): readonly string[]
  finish(bubble: Bubble): void
  /** True when any frame answered the message. */
  answered(msgId: string): boolean
  /** Messages of a person whose streams were begun after that moment and have no end yet. */
  inHand(from: string, since: number): ReadonlySet<string>
}

export function createSocketChats(): SocketChats {
  const messages = new Map<string, Opened>()
  const bubbles: Bubble[] = []
  const finished: Bubble[] = []
  return {
    opened: (message) => {
      messages.set(message.reqId, message)
    },
    message: (reqId) => messages.get(reqId),
    knows: (chat, single) => [...messages.values()].some((one) => one.chat === chat && one.single === single),
    add: (bubble) => {
      bubbles.push(bubble)
      if (bubble.finished) finished.push(bubble)
      return bubble
    },
    find: (streamId) => bubbles.find((one) => one.streamId === streamId),
    bubbles: (chat) => bubbles.filter((one) => one.chat === chat),
    texts: (chat) => finished.filter((one) => one.chat === chat).map(({ content }) => content),
    finish: (bubble) => {
      if (!finished.includes(bubble)) finished.push(bubble)
      bubble.finished = true
    },
    answered: (msgId) => bubbles.some((one) => one.msgId === msgId),
    inHand: (from, since) => {
      const own = new Set([...messages.values()].filter((one) => one.from === from).map(({ msgId }) => msgId))
      const open = bubbles.filter((one) => !one.finished && one.openedAt > since)
      return new Set(open.flatMap(({ msgId }) => (msgId !== undefined && own.has(msgId) ? [msgId] : [])))
    },
  }
}
