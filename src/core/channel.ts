import { ZhibiError } from './errors.ts'
import type { ChannelName, InboundMessage } from './inbound-message.ts'
import type { OutboxEntry, Reply } from './reply.ts'

/** A platform's HTTP request as it came: body unparsed. */
export interface Callback {
  readonly method: 'GET' | 'POST'
  /** Decoded query. `+` in the raw query stays a plus sign. */
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface CallbackReply {
  readonly status: number
  readonly type: string
  readonly body: string
}

export type Receipt =
  | { readonly kind: 'message'; readonly message: InboundMessage; readonly reply: CallbackReply }
  | {
      /** `refresh`: a poll; `answered`: the reply is all there is to it. */
      readonly kind: 'handshake' | 'refresh' | 'answered' | 'ignored' | 'refused'
      readonly reason?: string
      readonly reply: CallbackReply
    }

/** The in side: verify, open, parse. Never decides. */
export interface CallbackReceiver {
  receive(callback: Callback): Promise<Receipt>
}

/** The in side of a channel that holds a connection of its own. Runs where messages are taken in. */
export interface StreamReceiver {
  /** Returns at once. Should the connection break, it comes back by itself. */
  start(accept: AcceptMessage): void
  /** Gives the connection up, and takes in what has arrived. */
  stop(): Promise<void>
}

/**
 * The out side. `parts` splits a reply into what the platform takes, `deliver` sends one part.
 * Each part is marked sent before the next goes out, so a retry starts where the last one stopped.
 */
export interface Sink {
  /** Pure and stable: the same entry always gives the same parts. */
  parts(entry: OutboxEntry): readonly OutboxPart[]
  /** Throws a ZhibiError whose `retryable` is the verdict; `retryAfterMs` may be on it. */
  deliver(entry: OutboxEntry, part: OutboxPart, signal: AbortSignal): Promise<void>
}

export interface OutboxPart {
  readonly index: number
  readonly count: number
  readonly reply: OutboxEntry['reply']
}

/** Fetches what a message only names by `mediaId`. Refuses what is too large or of a kind nobody asked for. */
export interface MediaSource {
  download(mediaId: string, signal: AbortSignal): Promise<Media>
  /** Fetches what cannot be fetched later, and keeps it for `download`. Absent where what is named stays for days. */
  hold?(mediaId: string, signal: AbortSignal): Promise<'held' | 'known' | 'no-room'>
}

export interface Media {
  readonly bytes: Uint8Array
  /** Lower case, without parameters; `application/octet-stream` when the platform does not say. */
  readonly contentType: string
  /** Without any path; absent when the platform does not say. */
  readonly name?: string
}

/** The platform's idempotency aid wants one key a part: equal however often the part is sent. */
export function partKey(entry: OutboxEntry, part: OutboxPart): string {
  return `${entry.key}/p${part.index}`
}

/** Code of the ZhibiError a sink throws when the reply window is over: the next address is tried. */
export const REPLY_WINDOW_CLOSED = 'reply-window-closed'

/** Code of the ZhibiError a sink throws when the answer lies ready and nobody has come for it yet: no trouble, only waiting. */
export const NOT_FETCHED_YET = 'not-fetched-yet'

/**
 * The reply window is over, and the sink knows better than its caller what has not arrived: `remaining` takes the place
 * of this part at the next address, before the parts that follow. It stays the same however often a closed address is asked.
 */
export class ReplyWindowClosed extends ZhibiError {
  readonly remaining: readonly Reply[]
  constructor(message: string, remaining: readonly Reply[]) {
    super(REPLY_WINDOW_CLOSED, message, { retryable: false })
    this.remaining = remaining
  }
}

export interface Channel {
  readonly name: ChannelName
  readonly account: string
  readonly sink: Sink
  readonly receiver?: CallbackReceiver
  readonly stream?: StreamReceiver
  readonly media?: MediaSource
}

/** Takes a message in durably; resolves only when it is safe to acknowledge. */
export type AcceptMessage = (message: InboundMessage) => Promise<'accepted' | 'duplicate' | 'stopped'>
