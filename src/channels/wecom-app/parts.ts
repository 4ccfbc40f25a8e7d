import type { OutboxPart } from '../../core/channel.ts'
import type { Choice, Reply } from '../../core/reply.ts'
import { splitByBytes } from '../../language/split-bytes.ts'
import { plainText } from './plain-text.ts'
import { REPEAT_MARK_BYTES } from './repeat-mark.ts'

/** The platform cuts beyond this without a word. developer.work.weixin.qq.com/document/path/90236 */
const TEXT_MAX_BYTES = 2048
const CHOICES_TITLE = '接下来可以'

/**
 * A reply as the messages it takes: texts, a file, and last the card of its choices. Stable, so that a retry finds the
 * same parts. Not numbered: they arrive in order, and people copy them out.
 */
export function splitReply(reply: Reply): readonly OutboxPart[] {
  if (reply.kind !== 'text') return [{ index: 0, count: 1, reply }]
  const texts = splitByBytes(plainText(reply.text), TEXT_MAX_BYTES - REPEAT_MARK_BYTES, { distinct: true })
  const replies: readonly Reply[] = [...texts.map((text) => ({ kind: 'text' as const, text })), ...card(reply.choices)]
  return replies.map((one, index) => ({ index, count: replies.length, reply: one }))
}

function card(choices: readonly Choice[] | undefined): readonly Reply[] {
  return choices === undefined || choices.length === 0 ? [] : [{ kind: 'text', text: CHOICES_TITLE, choices }]
}
