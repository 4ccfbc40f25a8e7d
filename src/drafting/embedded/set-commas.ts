import type { Breath } from '../../core/knowledge/drafting.ts'
import type { TaggedWord, Words } from '../../language/words.ts'
import { createBreaks, LEAST, RATE } from './break-rules.ts'
import { hasSlot } from './slots.ts'

/** Sets the commas that speech written out without marks has none of; slots stand for figures. */
export type SetCommas = (slotted: string) => string

/** A stretch this long without any mark was spoken in one breath, if anything else in it says so. */
const RUN = /[^\s，。；：、,;:（）()《》“”]{10,}/gu
/** A verb's mark alone makes a stretch speech only when it is this long: 书记开了3次党委会研究法治 is one clause. */
const LONG = 22

export function createSetCommas({ words, breath }: { readonly words: Words; readonly breath: Breath }): SetCommas {
  const breaksAt = createBreaks(breath)

  const within = (run: string): string => {
    const tags = apart(words.tag(run))
    const clauses: string[] = ['']
    let at = 0
    for (const [index, now] of tags.entries()) {
      const clause = clauses.at(-1) ?? ''
      const last = tags[index - 1]
      const least = hasSlot(clause) || RATE.test(run.slice(at)) ? LEAST - 1 : LEAST
      const roomy = clause.length >= least && run.length - at >= LEAST - 1
      if (roomy && last !== undefined && breaksAt({ tags, index, now, last, clause, rest: run.slice(at) }))
        clauses.push('')
      clauses[clauses.length - 1] = (clauses.at(-1) ?? '') + now.word
      at += now.word.length
    }
    return clauses.join('，')
  }

  return (slotted) => slotted.replace(RUN, (run) => (worthwhile(run) ? within(run) : run))
}

/** A name may be long; two figures apart, or a verb's mark in a long stretch, make it speech. */
function worthwhile(run: string): boolean {
  const figures = (run.match(/[\uE000-\uE3FF]+/g) ?? []).length
  return figures > 1 || (run.length >= LONG && /[了都]/.test(run))
}

/** The segmenter takes a figure's slot and the word behind it for one. */
function apart(tags: readonly TaggedWord[]): readonly TaggedWord[] {
  return tags.flatMap(({ word, tag }) =>
    hasSlot(word) && word.length > 1
      ? word.split(/(?=.)/u).map((char) => ({ word: char, tag: hasSlot(char) ? 'x' : 'v' }))
      : [{ word, tag }],
  )
}
