import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFrame, writeFrame } from '../../../../../src/channels/wecom-bot/socket/frame.ts'

const frameOf = (content: string) => JSON.stringify({ cmd: 'c', headers: { req_id: 'r' }, body: { content } })
const contentOf = (text: string) => (readFrame(text)?.body as { content: string } | undefined)?.content

test('a frame is what was written', () => {
  expect(readFrame(writeFrame('ping', 'r1'))).toEqual({ cmd: 'ping', headers: { req_id: 'r1' } })
})

test.each([
  ['an escape code', 'a\u0007b', 'ab'],
  ['a line end', '一\n二', '一\n二'],
  ['a tab', '一\t二', '一\t二'],
  ['a quote behind a backslash', 'a"\u0001b\\', 'a"b\\'],
])('%s as it is inside a string', (_what, raw, read) => {
  const escaped = frameOf(raw)
  const unescaped = escaped
    .replaceAll('\\n', '\n')
    .replaceAll('\\t', '\t')
    .replace(/\\u000([17])/g, (_, code: string) => String.fromCharCode(Number(code)))
  expect(unescaped).not.toBe(escaped)
  expect(contentOf(unescaped)).toBe(read)
})

test('any text comes through, with line ends between the members', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (content) => {
      const text = JSON.stringify({ cmd: 'c', headers: { req_id: 'r' }, body: { content } }, null, '\n\t')
      expect(contentOf(text)).toBe(content)
    }),
  )
})

test.each(['', '{', '[]', '{"headers":{}}', 'null', '"\\'])('%j is no frame', (text) => {
  expect(readFrame(text)).toBeUndefined()
})

test('a megabyte of control characters is read in a moment', () => {
  const startedAt = performance.now()
  readFrame(`"${'\u0001\\"'.repeat(400_000)}`)
  expect(performance.now() - startedAt).toBeLessThan(2000)
})
