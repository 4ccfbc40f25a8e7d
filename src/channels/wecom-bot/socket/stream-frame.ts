import { createHash } from 'node:crypto'
import type { Sending } from './connection.ts'

/** Equal whoever asks, so that a part that is brought again fills the same stream. Says nothing about the message. */
export function streamIdOf(answerKey: string, stream: number): string {
  return `z${createHash('sha256').update(`zhibi-socket\n${answerKey}`).digest('hex').slice(0, 32)}-${stream}`
}

export interface Shown {
  readonly reqId: string
  readonly streamId: string
  readonly content: string
  readonly finish: boolean
}

/** A whole snapshot that takes the place of the one before. */
export function streamFrame({ reqId, streamId, content, finish }: Shown): Sending {
  // The feedback id counts in the first frame of a stream only; nobody knows here which one that is.
  const stream = { id: streamId, finish, content, feedback: { id: streamId } }
  return { cmd: 'aibot_respond_msg', reqId, body: { msgtype: 'stream', stream } }
}
