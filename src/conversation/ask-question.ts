import type { Question } from '../core/question.ts'
import type { Choice } from '../core/reply.ts'
import { phrases } from './phrases.ts'
import type { TextReply } from './turn.ts'

/** What a button holds, in characters; options longer than this are answered by number. */
const LABEL_MAX = 10
const MOST_BUTTONS = 6

/** A question in words that do without buttons, with its options as buttons where all of them are short. */
export function asking(question: Pick<Question, 'text' | 'options'>): TextReply {
  const choices = toChoices(question.options ?? [])
  return { kind: 'text', text: phrases.ask(question), ...(choices.length === 0 ? {} : { choices }) }
}

function toChoices(options: readonly string[]): readonly Choice[] {
  const short = options.length <= MOST_BUTTONS && options.every((option) => Array.from(option).length <= LABEL_MAX)
  return short ? options.map((option) => ({ label: option, say: option })) : []
}
