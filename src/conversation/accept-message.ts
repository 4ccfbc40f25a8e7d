import type { AcceptMessage } from '../core/channel.ts'
import type { InboundMessage } from '../core/inbound-message.ts'
import type { Bell, Mailbox } from '../core/lane.ts'
import type { Logger } from '../core/logger.ts'
import type { StopFlag } from '../core/progress-board.ts'

export interface AcceptMessageOptions {
  readonly mailbox: Mailbox<InboundMessage>
  readonly bell: Bell
  readonly stopFlag: StopFlag
  /** True for a message that is nothing but a stop word (停, 取消). */
  readonly isStop: (message: InboundMessage) => boolean
  readonly logger: Logger
}

/**
 * Takes a message in. When it resolves, the message is safe and the platform may be told so; when it throws
 * (`store-down`, retryable) the platform must deliver again.
 */
export function createAcceptMessage(options: AcceptMessageOptions): AcceptMessage {
  const { mailbox, bell, stopFlag, isStop, logger } = options
  return async (message) => {
    const { idempotencyKey: key, conversationId, corp } = message
    const lane = { corp, laneId: conversationId }
    const taken = await mailbox.put({ ...lane, key, body: message })
    // The running turn hears it now; the message itself waits its turn like any other, to be answered once. A
    // redelivery must not stop the turn that comes after.
    const stops = taken === 'accepted' && isStop(message)
    if (stops) await stopFlag.raise(conversationId, corp)
    // Also for a duplicate: it heals a crash between the mailbox and the bell.
    await bell.ring(lane)
    logger.info({ key, conversationId, taken, stops }, 'message taken in')
    return stops ? 'stopped' : taken
  }
}
