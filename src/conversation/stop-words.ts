import type { InboundMessage } from '../core/inbound-message.ts'
import { messageText } from './message-text.ts'

/** A message that is nothing but one of these stops the turn in hand; inside a longer text they are words like any other. */
const STOP = /^(?:停|停停|停下|停一下|停止|打住|取消|先停|先停一下|别写了|不要写了|不用写了|别写|stop)[了吧啊。.!！]*$/i

export function isStopMessage(message: InboundMessage): boolean {
  const said = messageText(message)
  return said.kind === 'text' && said.text.length <= 12 && STOP.test(said.text.replace(/\s+/g, ''))
}
