import { describe, expect, test } from 'vitest'
import { parseMessage } from '../../../../src/channels/wecom-app/parse.ts'
import { parseXml } from '../../../../src/channels/wecom-app/xml.ts'
import type { InboundMessage, MessagePart } from '../../../../src/core/inbound-message.ts'
import { innerXml } from '../../../helpers/wecom-simulator-callbacks.ts'

const owner = { account: 'default', corpId: 'ww1', agentId: '218' }
const HEAD = { ToUserName: 'ww1', FromUserName: 'lisi', CreateTime: 1_763_700_000 }

function read(fields: Record<string, string | number>): InboundMessage {
  const parsed = parseMessage(innerXml({ ...HEAD, ...fields, AgentID: '218' }), owner)
  if ('ignored' in parsed) throw new Error(`ignored: ${parsed.ignored}`)
  return parsed.message
}
const part = (fields: Record<string, string>): MessagePart | undefined => read({ MsgId: '1', ...fields }).parts[0]
const ignored = (fields: Record<string, string>): unknown => parseMessage(innerXml({ ...HEAD, ...fields }), owner)

describe('kinds', () => {
  const cases: readonly [string, Record<string, string>, MessagePart][] = [
    ['text', { Content: '一\n二 ]]> <三>' }, { kind: 'text', text: '一\n二 ]]> <三>' }],
    ['image', { PicUrl: 'https://p/1', MediaId: 'm1' }, { kind: 'image', url: 'https://p/1', mediaId: 'm1' }],
    ['voice', { MediaId: 'm1', Format: 'amr' }, { kind: 'voice', mediaId: 'm1' }],
    ['voice', { MediaId: 'm1', Recognition: '调解三件' }, { kind: 'voice', mediaId: 'm1', transcript: '调解三件' }],
    ['file', { MediaId: 'm1', FileName: '台账.xlsx' }, { kind: 'file', name: '台账.xlsx', mediaId: 'm1' }],
    ['file', { MediaId: 'm1' }, { kind: 'file', name: '', mediaId: 'm1' }],
    ['file', { MediaId: 'm1', FileName: '..\\..\\etc/passwd' }, { kind: 'file', name: 'passwd', mediaId: 'm1' }],
    [
      'file',
      { MediaId: 'm1', FileName: '.bash\u202etxt.exe\u0000' },
      { kind: 'file', name: 'bashtxt.exe', mediaId: 'm1' },
    ],
    [
      'link',
      { Title: '普法', Description: '十场', Url: 'https://a/?b=1&c=2', PicUrl: 'x' },
      { kind: 'link', title: '普法', description: '十场', url: 'https://a/?b=1&c=2' },
    ],
    [
      'location',
      { Location_X: '26.0', Location_Y: '117.3', Scale: '15', Label: '镇政府' },
      { kind: 'location', label: '镇政府', latitude: '26.0', longitude: '117.3' },
    ],
    ['video', { MediaId: 'm1', ThumbMediaId: 'm2' }, { kind: 'unsupported', type: 'video' }],
    ['constructor', {}, { kind: 'unsupported', type: 'constructor' }],
  ]
  test.each(cases)('%s %j', (type, fields, expected) => {
    expect(part({ MsgType: type, ...fields })).toEqual(expected)
  })

  test('elements nobody knows yet are ignored, in any order', () => {
    expect(part({ NewThing: 'x', Content: '好', MsgType: 'text', Another: 'y' })).toEqual({ kind: 'text', text: '好' })
  })

  test('a message id beyond the reach of a double is kept to the last digit', () => {
    expect(read({ MsgType: 'text', Content: '好', MsgId: '9223372036854775807' }).idempotencyKey).toBe(
      'ww1:218:9223372036854775807',
    )
  })
})

describe('events', () => {
  const event = (fields: Record<string, string>): InboundMessage => read({ MsgType: 'event', ...fields })

  test.each(['subscribe', 'enter_agent'])('%s', (name) => {
    expect(event({ Event: name, EventKey: '' })).toMatchObject({
      idempotencyKey: `ww1:218:lisi:1763700000:${name}`,
      parts: [{ kind: 'event', event: name }],
    })
  })

  test('a menu entry or a button of ours says its words', () => {
    expect(event({ Event: 'click', EventKey: 'say:查看台账' }).parts).toEqual([{ kind: 'text', text: '查看台账' }])
    expect(event({ Event: 'click', EventKey: 'other' }).parts).toEqual([
      { kind: 'event', event: 'click', key: 'other' },
    ])
  })

  test('a pressed card brings what is needed to grey it out', () => {
    const message = event({
      Event: 'template_card_event',
      EventKey: 'say:导出',
      TaskId: 't1',
      ResponseCode: 'r1',
      CardType: 'button_interaction',
    })
    expect(message).toMatchObject({
      idempotencyKey: 'ww1:218:lisi:1763700000:template_card_event:say:导出:t1',
      parts: [{ kind: 'text', text: '导出' }],
      replyTo: { to: 'lisi', extra: { responseCode: 'r1', taskId: 't1' } },
    })
  })

  test('two clicks on two buttons within one second are two messages', () => {
    const keys = ['say:甲', 'say:乙'].map((EventKey) => event({ Event: 'click', EventKey }).idempotencyKey)
    expect(new Set(keys).size).toBe(2)
  })

  test.each(['unsubscribe', 'LOCATION', 'view', 'change_contact', 'batch_job_result', 'low_active', ''])(
    '%j is none of our business',
    (name) => {
      expect(ignored({ MsgType: 'event', Event: name })).toEqual({ ignored: `event:${name}` })
    },
  )
})

test.each(['', '@all', 'a|b', 'a b', 'a:b', 'a\nb', 'x'.repeat(129)])('a sender called %j is ignored', (from) => {
  expect(ignored({ FromUserName: from, MsgType: 'text', Content: '好', MsgId: '1' })).toEqual({ ignored: 'sender' })
})

describe('XML', () => {
  test('one child and several are lists alike', () => {
    const one = parseXml('<xml><Items><Item><Id>a</Id></Item></Items></xml>')
    const two = parseXml(
      '<?xml version="1.0" encoding="UTF-8"?>\n<xml> <Items>\n<Item>1</Item> <Item>2</Item></Items></xml>\n',
    )
    expect(one.children['Items']?.[0]?.children['Item']).toHaveLength(1)
    expect(two.children['Items']?.[0]?.children['Item']?.map(({ text }) => text)).toEqual(['1', '2'])
  })

  test('the named entities and split CDATA are read, white space in text is kept', () => {
    expect(parseXml('<xml> a &lt;b&gt; &amp;amp; <![CDATA[]]]]><![CDATA[>]]></xml>').text).toBe(' a <b> &amp; ]]>')
  })

  const refused = [
    '<!DOCTYPE xml><xml/>',
    '<xml><!-- a --></xml>',
    '<xml><?php ?></xml>',
    '<xml a="b"/>',
    '<xml>&nbsp;</xml>',
    '<xml>&#65;</xml>',
    '<xml>&</xml>',
    '<xml><a></xml></a>',
    '<xml><a></xml>',
    '<xml></xml><xml></xml>',
    '<xml/>after',
    '<other/>',
    '<xml><![CDATA[never closed</xml>',
    '<xml></ a></xml>',
    '<xml',
    '',
    `<xml>${'<a>'.repeat(20)}${'</a>'.repeat(20)}</xml>`,
    `<xml>${'<a/>'.repeat(2001)}</xml>`,
  ]
  test.each(refused)('%j is refused', (source) => {
    expect(() => parseXml(source)).toThrow('callback refused: xml')
  })

  test('a name like a property of objects is a name', () => {
    const element = parseXml('<xml><constructor>1</constructor><__proto__>2</__proto__></xml>')
    expect(element.children['constructor']?.[0]?.text).toBe('1')
    expect(element.children['__proto__']?.[0]?.text).toBe('2')
  })

  test.each(['<![CDATA[', '<xml>', '&', '<', '<a', ']]>', '<xml><a>'])(
    'a megabyte of %j is dealt with at once',
    (unit) => {
      const start = performance.now()
      expect(() => parseXml(unit.repeat(1_000_000 / unit.length))).toThrow()
      expect(performance.now() - start).toBeLessThan(1000)
    },
  )
})
