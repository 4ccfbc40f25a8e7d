import type { MessagePart } from '../../core/inbound-message.ts'
import { wordsOf } from '../wecom/say-key.ts'
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

/** A pressed button or menu entry of ours is what it says; `key` of other events is absent when they have none. */
export function eventPart(xml: XmlElement): MessagePart {
  const key = childText(xml, 'EventKey')
  const words = wordsOf(key)
  if (words !== undefined) return { kind: 'text', text: words }
  return { kind: 'event', event: childText(xml, 'Event') ?? '', ...(key && { key }) }
}
