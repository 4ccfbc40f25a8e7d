import type { InboundMessage, MessagePart } from '../../core/inbound-message.ts'
import { Refusal } from '../wecom/refusal.ts'
import { safeFileName } from '../wecom/safe-file-name.ts'
import { eventPart, isHandledEvent } from './events.ts'
import { childText, parseXml, type XmlElement } from './xml.ts'

/** The opened callback in our words, or the reason why it is none of our business. */
export type Parsed = { readonly message: InboundMessage } | { readonly ignored: string }

export interface ParseFor {
  readonly account: string
  readonly corpId: string
  readonly agentId: string
}

/** At most 64 bytes of letters, digits and `_-@.` by the book; kept lenient, but never what `touser` would read as several or all. */
const USER_ID = /^[^\s|@:\p{Cc}][^\s|:\p{Cc}]{0,127}$/u
const DIGITS = /^\d{1,20}$/
const SECONDS = /^\d{1,11}$/

/** Reads the decrypted XML. Unknown elements are ignored: the platform asks callers to expect new ones. */
export function parseMessage(text: string, owner: ParseFor): Parsed {
  const xml = parseXml(text)
  const fields = readFields(xml, owner)
  assertOurs(fields)
  if (fields.type === 'event' && !isHandledEvent(fields.event)) return { ignored: `event:${fields.event.slice(0, 40)}` }
  if (!USER_ID.test(fields.from)) return { ignored: 'sender' }
  if (!SECONDS.test(fields.createTime)) throw new Refusal('message')
  return { message: toMessage(fields) }
}

function readFields(xml: XmlElement, owner: ParseFor): Fields {
  const field = (name: string): string => childText(xml, name) ?? ''
  return {
    xml,
    owner,
    from: field('FromUserName'),
    createTime: field('CreateTime'),
    type: field('MsgType'),
    event: field('Event'),
  }
}

/** The key proves who wrote it; these two say whom it was written for. Some events name no agent. */
function assertOurs({ xml, owner }: Fields): void {
  if (childText(xml, 'ToUserName') !== owner.corpId) throw new Refusal('receiver')
  if ((childText(xml, 'AgentID') ?? owner.agentId) !== owner.agentId) throw new Refusal('agent')
}

interface Fields {
  readonly xml: XmlElement
  readonly owner: ParseFor
  readonly from: string
  readonly createTime: string
  readonly type: string
  readonly event: string
}

function toMessage(fields: Fields): InboundMessage {
  const { xml, owner, from, createTime, type } = fields
  const extra = cardExtra(xml)
  return {
    idempotencyKey: `${owner.corpId}:${owner.agentId}:${type === 'event' ? eventKey(fields) : messageId(xml)}`,
    conversationId: `wecom-app:${owner.account}:${from}`,
    corp: owner.corpId,
    sender: { id: from, name: from },
    parts: [type === 'event' ? eventPart(xml) : contentPart(type, xml)],
    receivedAt: Number(createTime) * 1000,
    replyTo: { channel: 'wecom-app', account: owner.account, to: from, ...(extra && { extra }) },
  }
}

/** A 64-bit number, so it stays text. */
function messageId(xml: XmlElement): string {
  const id = childText(xml, 'MsgId') ?? ''
  if (!DIGITS.test(id)) throw new Refusal('message')
  return id
}

/** Events carry no MsgId. Key or task are added so that two clicks within one second stay two. */
function eventKey({ xml, from, createTime, event }: Fields): string {
  const key = [childText(xml, 'EventKey'), childText(xml, 'TaskId')].filter((part) => part !== undefined && part !== '')
  return [from, createTime, event, ...key].join(':')
}

/** What a clicked card needs to be updated: usable once, within 72 hours. */
function cardExtra(xml: XmlElement): Record<string, string> | undefined {
  const responseCode = childText(xml, 'ResponseCode')
  return responseCode ? { responseCode, taskId: childText(xml, 'TaskId') ?? '' } : undefined
}

const READERS: Readonly<Record<string, (xml: XmlElement) => MessagePart>> = {
  text: (xml) => ({ kind: 'text', text: childText(xml, 'Content') ?? '' }),
  image: (xml) => ({
    kind: 'image',
    ...optional('mediaId', childText(xml, 'MediaId')),
    ...optional('url', childText(xml, 'PicUrl')),
  }),
  // Recognition is not in the official list (unconfirmed); taken when it is there.
  voice: (xml) => ({
    kind: 'voice',
    ...optional('mediaId', childText(xml, 'MediaId')),
    ...optional('transcript', childText(xml, 'Recognition')),
  }),
  // Not in the official list either (unconfirmed), but seen in the field.
  file: (xml) => ({
    kind: 'file',
    name: safeFileName(childText(xml, 'FileName') ?? childText(xml, 'Title') ?? ''),
    ...optional('mediaId', childText(xml, 'MediaId')),
  }),
  link: (xml) => ({
    kind: 'link',
    title: childText(xml, 'Title') ?? '',
    description: childText(xml, 'Description') ?? '',
    url: childText(xml, 'Url') ?? '',
  }),
  location: (xml) => ({
    kind: 'location',
    label: childText(xml, 'Label') ?? '',
    latitude: childText(xml, 'Location_X') ?? '',
    longitude: childText(xml, 'Location_Y') ?? '',
  }),
}

function contentPart(type: string, xml: XmlElement): MessagePart {
  const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined
  return read?.(xml) ?? { kind: 'unsupported', type: type.slice(0, 40) }
}

function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value ? ({ [key]: value } as Record<K, string>) : {}
}
