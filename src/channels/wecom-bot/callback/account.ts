import type { AibotIdentity } from '../account.ts'

/** An AI bot whose callbacks come to a public address (URL 回调). */
export interface AibotCallbackAccount extends AibotIdentity {
  /** Callback token (letters and digits, at most 32). */
  readonly token: string
  /** EncodingAESKey, 43 characters. */
  readonly aesKey: string
  /**
   * Self-built app of the same corporation that takes over when no reply address is left. Only where the bot is told the
   * ids of the address book; a bot may be told pseudonyms instead (unconfirmed when), so nobody but the administrator knows.
   */
  readonly fallbackApp?: string
  /** Origin that media and reply addresses may have besides public https ones: a simulator. */
  readonly trustedOrigin?: string
}

/** What the platform sets; all of it unconfirmed in part, so all of it can be changed. */
export interface StreamRules {
  /** A stream can be changed for so long after the message: 6 minutes by the book, 10 as others measured. */
  readonly windowMs: number
  /** With less than this left, an unfinished stream is ended; a poll may come every few seconds (unconfirmed). */
  readonly handoverMs: number
  /** A stream nobody asks for so long is not asked for any more; how often polls come is unconfirmed. */
  readonly silentMs: number
  /** Of one snapshot, and of one message to the reply address. */
  readonly maxBytes: number
  /** A reply address works once within this time. */
  readonly replyMs: number
}

export const STREAM_RULES: StreamRules = {
  windowMs: 360_000,
  handoverMs: 20_000,
  silentMs: 60_000,
  maxBytes: 20_480,
  // Some minutes less than the hour: clocks, and the way there.
  replyMs: 3_480_000,
}
