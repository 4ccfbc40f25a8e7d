import type { Clock } from '../../../core/clock.ts'
import type { FeedbackLog } from '../../../core/feedback-log.ts'
import type { ProgressFeed } from '../../../core/progress-board.ts'
import type { StreamBook } from '../../../core/stream-book.ts'
import type { AibotCallbackAccount, StreamRules } from './account.ts'

export interface ReceiverOptions {
  readonly account: AibotCallbackAccount
  readonly rules: StreamRules
  readonly book: StreamBook
  readonly feed: Pick<ProgressFeed, 'latest'>
  readonly feedback: FeedbackLog
  /** Said to whoever enters the chat, once a day. */
  readonly welcome: string
  readonly now: Clock
  /** How far a callback's timestamp may be off; default 10 minutes. */
  readonly skewMs?: number
}
