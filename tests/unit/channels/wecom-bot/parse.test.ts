import { describe, expect, test } from 'vitest'
import { readMediaId } from '../../../../src/channels/wecom-bot/media-id.ts'
import { withoutMention } from '../../../../src/channels/wecom-bot/mention.ts'
import { type AibotCall, parseAibot, toInbound } from '../../../../src/channels/wecom-bot/parse.ts'
import type { MessagePart } from '../../../../src/core/inbound-message.ts'

const head = { msgid: 'CAIQ16', aibotid: 'BOT1', chattype: 'single', from: { userid: 'Tlisi' } }
const group = { ...head, chattype: 'group', chatid: 'wrkSAaBb' }
const names = { botNames: ['执笔', '执笔 小助手'] }
const url = 'https://ww-aibot-img.cos.ap-guangzhou.myqcloud.com/x?sign=1'

function partsOf(body: object): readonly MessagePart[] {
  const call = parseAibot(body, names)
  if (call.kind !== 'message') throw new Error(call.kind)
  return call.parts
}
const textOf = (content: string, from: object = group): MessagePart | undefined =>
  partsOf({ ...from, msgtype: 'text', text: { content } })[0]

describe('messages', () => {
  test('a text is what was typed', () => {
    expect(partsOf({ ...head, msgtype: 'text', text: { content: '调解26件' } })).toEqual([
      { kind: 'text', text: '调解26件' },
    ])
  })

  test('a voice is its transcript', () => {
    expect(partsOf({ ...head, msgtype: 'voice', voice: { content: '普法八次' } })).toEqual([
      { kind: 'voice', transcript: '普法八次' },
    ])
    expect(partsOf({ ...head, msgtype: 'voice', voice: { content: '' } })).toEqual([{ kind: 'voice' }])
  })

  test('an image and a file are tickets to fetch them by, with the key of the item when there is one', () => {
    const [image] = partsOf({ ...head, msgtype: 'image', image: { url } })
    expect(image?.kind === 'image' && readMediaId(image.mediaId ?? '')).toEqual({ kind: 'image', url })
    const [file] = partsOf({ ...head, msgtype: 'file', file: { url, aeskey: 'a2V5' } })
    expect(file?.kind === 'file' && readMediaId(file.mediaId ?? '')).toEqual({ kind: 'file', url, aesKey: 'a2V5' })
  })

  test('mixed content comes out in order', () => {
    const msg_item = [
      { msgtype: 'text', text: { content: '这页是台账' } },
      { msgtype: 'image', image: { url } },
      { msgtype: 'mixed', mixed: { msg_item: [] } },
      'nonsense',
    ]
    expect(partsOf({ ...head, msgtype: 'mixed', mixed: { msg_item } }).map(({ kind }) => kind)).toEqual([
      'text',
      'image',
    ])
  })

  test('a video and a kind nobody knows are unsupported, by name', () => {
    expect(partsOf({ ...head, msgtype: 'video', video: { url } })).toEqual([{ kind: 'unsupported', type: 'video' }])
    expect(partsOf({ ...head, msgtype: 'hologram' })).toEqual([{ kind: 'unsupported', type: 'hologram' }])
    expect(partsOf({ ...head, msgtype: 'constructor' })).toEqual([{ kind: 'unsupported', type: 'constructor' }])
  })

  test.each([
    [{ msgtype: 'text', text: { content: '@执笔 去年285件' } }, '去年285件'],
    [{ msgtype: 'voice', voice: { content: '普法八次' } }, '普法八次'],
    [{ msgtype: 'image', image: { url } }, '〔图片〕'],
    [{ msgtype: 'file', file: { url } }, '〔文件〕'],
    [
      {
        msgtype: 'mixed',
        mixed: {
          msg_item: [
            { msgtype: 'text', text: { content: '表' } },
            { msgtype: 'image', image: { url } },
          ],
        },
      },
      '表\n〔图片〕',
    ],
  ])('a quote of %j comes first, as text', (quote, text) => {
    const parts = partsOf({ ...group, msgtype: 'text', text: { content: '@执笔 这个不对' }, quote })
    expect(parts).toEqual([
      { kind: 'quote', text },
      { kind: 'text', text: '这个不对' },
    ])
  })

  test('a conversation is a person, or a group by its id as it came', () => {
    const identity = { name: 'default', corp: 'ww1', botNames: [] }
    const inbound = (body: object): ReturnType<typeof toInbound> => {
      const call = parseAibot(body, names) as Extract<AibotCall, { kind: 'message' }>
      const replyTo = { channel: 'wecom-bot' as const, account: 'default', to: call.head.chat }
      return toInbound({ identity, head: call.head, parts: call.parts, replyTo, now: 5 })
    }
    expect(inbound({ ...head, msgtype: 'text', text: { content: '好' } })).toMatchObject({
      idempotencyKey: 'BOT1:CAIQ16',
      conversationId: 'wecom-bot:default:Tlisi',
      corp: 'ww1',
      sender: { id: 'Tlisi' },
      receivedAt: 5,
    })
    expect(inbound({ ...group, create_time: 7, msgtype: 'text', text: { content: '好' } })).toMatchObject({
      conversationId: 'wecom-bot:default:wrkSAaBb',
      sender: { id: 'Tlisi' },
      receivedAt: 7000,
    })
  })
})

describe('mentions', () => {
  test.each([
    ['@执笔 写不足', '写不足'],
    ['@执笔\u2005写不足', '写不足'],
    ['@执笔  写不足', '写不足'],
    ['@执笔 小助手 写不足', '写不足'],
    ['@执笔，写不足', '，写不足'],
    ['@执笔', ''],
    ['写不足 @执笔', '写不足'],
    ['请 @执笔 写不足 @执笔 小助手', '请 写不足'],
    ['@张三 @执笔 写不足', '@张三 写不足'],
    ['@执笔二号 写不足', '@执笔二号 写不足'],
    ['发到 zhang@执笔 就行', '发到 zhang@执笔 就行'],
    ['sfs@lw.gov.cn 是信箱', 'sfs@lw.gov.cn 是信箱'],
  ])('%j in a group reads %j', (said, text) => {
    expect(textOf(said)).toEqual({ kind: 'text', text })
  })

  test('in a single chat nothing is taken out', () => {
    expect(textOf('@执笔 写不足', head)).toEqual({ kind: 'text', text: '@执笔 写不足' })
  })

  test('without a configured name nothing is taken out', () => {
    expect(withoutMention('@执笔 写不足', [])).toBe('@执笔 写不足')
  })

  test('a text of nothing but at signs costs no more than its length', () => {
    const hostile = '@执笔'.repeat(30_000)
    const start = performance.now()
    withoutMention(hostile, ['执笔', '执笔 小助手'])
    expect(performance.now() - start).toBeLessThan(500)
  })
})

describe('events and polls', () => {
  const eventOf = (event: object): unknown => {
    const call = parseAibot({ ...head, create_time: 1, msgtype: 'event', event }, names)
    return call.kind === 'event' ? call.event : call
  }

  test('entering the chat', () => {
    expect(eventOf({ eventtype: 'enter_chat' })).toEqual({ type: 'enter_chat' })
  })

  test('a pressed button, nested as on the wire or flat as in the SDK', () => {
    const fields = { card_type: 'button_interaction', event_key: 'say:写不足', task_id: 't1' }
    const read = { type: 'template_card_event', cardType: 'button_interaction', key: 'say:写不足', taskId: 't1' }
    expect(eventOf({ eventtype: 'template_card_event', template_card_event: fields })).toEqual(read)
    expect(eventOf({ eventtype: 'template_card_event', ...fields })).toEqual(read)
  })

  test('feedback, with its reasons', () => {
    const feedback_event = { id: 'z1', type: 2, content: '数字不对', inaccurate_reason_list: [2, 4] }
    expect(eventOf({ eventtype: 'feedback_event', feedback_event })).toEqual({
      type: 'feedback_event',
      id: 'z1',
      verdict: 'inaccurate',
      content: '数字不对',
      reasons: [2, 4],
    })
  })

  test.each([{ eventtype: 'feedback_event', feedback_event: { id: 'z', type: 9 } }, { eventtype: 'new_thing' }, {}])(
    'what the book does not know, such as %j, is something else and no error',
    (event) => {
      expect(eventOf(event)).toMatchObject({ type: 'other' })
    },
  )

  test('a poll names its stream', () => {
    expect(parseAibot({ ...head, msgtype: 'stream', stream: { id: 'S1' } }, names)).toMatchObject({
      kind: 'poll',
      streamId: 'S1',
    })
  })
})

test.each([
  null,
  'text',
  [],
  {},
  { ...head, msgid: '' },
  { ...head, msgid: 'a b' },
  { ...head, from: {} },
  { ...group, chatid: undefined, msgtype: 'text' },
  { ...head, msgtype: 'stream', stream: {} },
])('a body like %j is ignored', (body) => {
  expect(parseAibot(body, names)).toMatchObject({ kind: 'ignored' })
})
