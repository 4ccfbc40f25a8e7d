import type { MessagePart } from '../../core/inbound-message.ts'
import { childText, type XmlElement } from './xml.ts'

/** Events a person causes on purpose. All others (contacts, approvals, positions, life-cycle) are acknowledged and dropped. */
const HANDLED: readonly string[] = [
  'subscribe',
  'enter_agent',
  'click',
  'template_card_event',
  'template_card_menu_event',
]

export function isHandledEvent(event: string): boolean {
  return HANDLED.includes(event)
}

/** `key` is the menu's or the button's key; absent for the events that have none. */
export function eventPart(xml: XmlElement): MessagePart {
  const key = childText(xml, 'EventKey')
  return { kind: 'event', event: childText(xml, 'Event') ?? '', ...(key && { key }) }
}
