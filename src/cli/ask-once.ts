import type { ConsoleDoor, FeedItem } from '../core/console-door.ts'

export interface ChatReply {
  readonly kind: 'text' | 'file'
  readonly text?: string
  readonly file?: string
}

/** Longest wait for an answer: longer than a turn may take with all its attempts. */
const LONGEST_WAIT_MS = 900_000

/** Posts one message and waits for the last reply to it. */
export async function askOnce(
  door: ConsoleDoor,
  message: { readonly talk: string; readonly id: string; readonly text: string },
): Promise<readonly ChatReply[]> {
  const done = new AbortController()
  const signal = AbortSignal.any([done.signal, AbortSignal.timeout(LONGEST_WAIT_MS)])
  const events = door.events(message.talk, 0, signal)
  await door.post(message)
  const replies: ChatReply[] = []
  for await (const event of events) {
    if (event.kind !== 'item' || event.item.from !== 'bot' || event.item.answers !== message.id) continue
    replies.push(toReply(event.item))
    if (event.item.final) break
  }
  done.abort()
  return replies
}

function toReply({ text, file }: FeedItem): ChatReply {
  return file === undefined ? { kind: 'text', text } : { kind: 'file', file: file.name }
}
