import type { Phrases } from '../../core/knowledge/drafting.ts'
import type { Words } from '../../language/words.ts'
import { hasSlot } from './slots.ts'

/** A name of what is spoken of, alone in front of what was done: 秸秆禁烧，巡查180次 → 秸秆禁烧方面，巡查180次. */
export type SetOffTopic = (clauses: readonly string[]) => readonly string[]

const NAME = /^\p{Script=Han}{2,6}$/u
const NOMINAL = /^(?:n|vn|nz|l|j|x|f|s|b|a|i)/

export function createSetOffTopic({
  words,
  phrases: { fieldNames },
}: {
  readonly words: Words
  readonly phrases: Pick<Phrases, 'fieldNames'>
}): SetOffTopic {
  const deeds = new RegExp(`^(?:${fieldNames.deeds.join('|')})`, 'u')
  const isField = (text: string): boolean => {
    if (!NAME.test(text) || deeds.test(text)) return false
    if (fieldNames.always.some((name) => text.endsWith(name))) return true
    const tags = words.tag(text)
    return text.length > 2 && tags.every(({ tag }) => NOMINAL.test(tag)) && /^(?:n|x|vn)/.test(tags.at(-1)?.tag ?? '')
  }
  return (clauses) => {
    const [first = '', second = '', ...rest] = clauses
    return hasSlot(second) && isField(first) ? [`${first}方面`, second, ...rest] : clauses
  }
}
