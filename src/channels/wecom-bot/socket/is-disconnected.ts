import { readEvent } from '../aibot-event.ts'

/** The platform says that somebody else has subscribed. */
export function isDisconnected(body: unknown): boolean {
  return readEvent(body).type === 'disconnected_event'
}
