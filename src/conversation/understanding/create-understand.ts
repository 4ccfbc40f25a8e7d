import type { UnderstandingLexicon } from '../../core/knowledge/understanding-lexicon.ts'
import type { Understand, Understanding } from '../../core/understanding.ts'
import { single } from './as-one.ts'
import { make } from './build-commands.ts'
import { isBlank } from './fold.ts'
import { several } from './in-segments.ts'
import { createArbitrate } from './learned/arbitrate.ts'
import { readFrame } from './message-frame.ts'
import { createReaders } from './readers.ts'
import { withoutKnown, withoutLoss, withQuoted } from './round-off.ts'
import { readStyleWish, withRest } from './style-wish.ts'
import { createReadWithout } from './surroundings.ts'
import { asAnswer } from './year-answer.ts'

/**
 * Reads a message as commands by rule, without a model: notes are the default, a command is what is worded as one from
 * end to end. Pure and linear in the length of the message.
 */
export function createUnderstand({ lexicon }: { readonly lexicon: UnderstandingLexicon }): Understand {
  const readers = createReaders(lexicon)
  const arbitrate = createArbitrate({ lexicon })
  const readWithout = createReadWithout(lexicon.surroundings)
  const readWords: Understand = (body, state) =>
    arbitrate(single(body, state, { readers, quote: undefined }) ?? several(body, state, readers), body, state)
  return (text, given) => {
    // Its own, for what is remembered of this message alone.
    const state = { ...given }
    const { body, quote } = readFrame(text)
    if (isBlank(body)) return empty(body, quote)
    const style = readStyleWish(body, quote)
    if (style !== undefined) return withRest(style, (rest) => readWords(rest, state))
    const bare = quote === undefined ? readWithout(body, state, readWords) : undefined
    const read = bare ?? single(body, state, { readers, quote }) ?? several(body, state, readers)
    const settled = asAnswer(withQuoted(bare ?? arbitrate(read, body, state), body, quote), body, state)
    return withoutLoss(withoutKnown(settled, body, state), body, state)
  }
}

function empty(body: string, quote: string | undefined): Understanding {
  if (/\p{Extended_Pictographic}/u.test(body)) return { commands: [make('smalltalk')], why: '只有表情', sure: true }
  if (/[?？]/u.test(body)) return { commands: [make('help')], why: '只有问号', sure: false }
  if (quote !== undefined) return { commands: [make('help')], why: '只引用了消息，没有说要做什么', sure: false }
  return { commands: [make('unsupported')], why: '没有文字', sure: true }
}
