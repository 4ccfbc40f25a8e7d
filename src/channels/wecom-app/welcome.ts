import type { ExpiringCache } from '../../core/expiring-cache.ts'
import type { InboundMessage } from '../../core/inbound-message.ts'

/** A member who comes back within this time knows us. */
const WELCOME_EVERY_MS = 30 * 86_400_000

/**
 * True for an entry into the chat that needs no welcome. The platform reports every entry (enter_agent); a redelivery
 * of the one that was let through is let through again, the mailbox knows it.
 */
export async function isWelcomedAlready(cache: ExpiringCache, message: InboundMessage): Promise<boolean> {
  if (!message.parts.some((part) => part.kind === 'event' && part.event === 'enter_agent')) return false
  const key = `wecom-app:welcomed:${message.corp}:${message.replyTo.account}:${message.sender.id}`
  const welcomedBy = await cache.get(key)
  if (welcomedBy === undefined) await cache.set(key, message.idempotencyKey, WELCOME_EVERY_MS)
  return welcomedBy !== undefined && welcomedBy !== message.idempotencyKey
}
