import type { ConsoleDoor, FeedItem, TypedMessage } from '../core/console-door.ts'

export interface ChatReply {
  readonly kind: 'text' | 'file'
  readonly text?: string
  readonly file?: string
}

/** Longest wait for an answer: longer than a turn may take with all its attempts. */
const LONGEST_WAIT_MS = 900_000

/** Posts one message and waits for the last reply to it. `begun` is called as soon as something of it shows. */
export async function askOnce(
  door: ConsoleDoor,
  message: TypedMessage,
  begun: () => void = () => undefined,
): Promise<readonly ChatReply[]> {
  const done = new AbortController()
  const signal = AbortSignal.any([done.signal, AbortSignal.timeout(LONGEST_WAIT_MS)])
  const events = door.events(message.talk, 0, signal)
  await door.post(message)
  const replies: ChatReply[] = []
  for await (const event of events) {
    if (event.kind === 'progress') {
      if (event.answers === message.id) begun()
      continue
    }
    if (event.item.from !== 'bot' || event.item.answers !== message.id) continue
    begun()
    replies.push(toReply(event.item))
    if (event.item.final) break
  }
  done.abort()
  return replies
}

/** What an item shows to whoever reads along. */
export function toReply({ text, file }: FeedItem): ChatReply {
  return file === undefined ? { kind: 'text', text } : { kind: 'file', file: file.name }
}
