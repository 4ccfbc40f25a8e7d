import type { Breath } from '../../core/knowledge/drafting.ts'
import type { TaggedWord, Words } from '../../language/words.ts'
import { hasSlot, slotPattern } from './slots.ts'

/** Sets the commas that speech written out without marks has none of; slots stand for figures. */
export type SetCommas = (slotted: string) => string

/** The words of one breath, and the place where a comma may stand. */
interface Place {
  readonly tags: readonly TaggedWord[]
  readonly index: number
  readonly now: TaggedWord
  readonly last: TaggedWord
  /** The words since the comma before. */
  readonly clause: string
  /** The words from here on. */
  readonly rest: string
}

/** A stretch this long without any mark was spoken in one breath, if anything else in it says so. */
const RUN = /[^\s，。；：、,;:（）()《》“”]{12,}/gu
/** A verb's mark alone makes a stretch speech only when it is this long: 书记开了3次党委会研究法治 is one clause. */
const LONG = 22
/** No clause is shorter than this. */
const LEAST = 4
const NOUN = /^(?:n|vn|an|l|j|nz|b|s|eng|r)/
const VERB = /^(?:v(?!n)|d|p)/
/** 一起|拖了8年的土地纠纷: what is counted comes behind its own clause. */
const RELATIVE = /^[^，。的]{2,12}的\p{Script=Han}{2,8}$/u
/** 帮12个农民工|要回工资: whom it was done for does what follows. */
const PIVOT = new RegExp(`[帮为给替让请导促员]助?了?${slotPattern()}\\p{Script=Han}{0,4}$`, 'u')
const HAS = /^(?:有|还有|另有|另外有)$/

export function createSetCommas({ words, breath }: { readonly words: Words; readonly breath: Breath }): SetCommas {
  const stays = new Set(breath.stays)
  const heads = new Set(breath.heads)
  const opens = new RegExp(`^(?:${breath.before.join('|')})`, 'u')
  const rules: readonly ((place: Place) => boolean)[] = [
    // 26场活动|有14场: the noun right behind the figure is its head.
    ({ tags, index, now, last, clause }) =>
      hasSlot(tags[index - 2]?.word ?? '') && isHead(last, now) && isVerb(tags, index) && !PIVOT.test(clause),
    // 6800份|解答群众咨询, 52件|邻里的有61件, 挂了36条|大喇叭村村响; not 涉及67户果农
    ({ tags, index, now, last, clause, rest }) =>
      hasSlot(last.word) &&
      !/^(?:还|另)?有/.test(clause) &&
      !PIVOT.test(clause) &&
      !RELATIVE.test(rest) &&
      (isVerb(tags, index) || (!heads.has(now.word) && (leadsToFigure(tags, index) || opensSubject(tags, index)))),
    // 没有行政拘留的|罚没有…, 面积是A|立案处罚B
    ({ now, last }) => hasSlot(last.word) && /^t/.test(now.tag),
    // 有14场是进村的|有7场
    ({ tags, index, now, clause }) => hasSlot(clause) && HAS.test(now.word) && hasSlot(tags[index + 1]?.word ?? ''),
    ({ tags, index, last, clause }) => hasSlot(clause) && last.word === '的' && isVerb(tags, index),
    // 整改通知书都改完了|处罚了3家; 把执法证考了|普法多做短视频
    ({ now, last, clause }) =>
      last.tag === 'ul' && (clause.includes('把') || (/^v(?!n)/.test(now.tag) && now.word.length > 1)),
    // 请老师来讲|合同一律先审后签
    ({ now, last, rest }) => NOUN.test(now.tag) && !NOUN.test(last.tag) && /^\p{Script=Han}{2,4}一律/u.test(rest),
  ]

  const isHead = (last: TaggedWord, now: TaggedWord): boolean => NOUN.test(last.tag) && !stays.has(now.word)

  const breaksAt = (place: Place): boolean => {
    if (stays.has(place.now.word)) return false
    if (opens.test(place.rest)) return !/[的和与、把将对]$/.test(place.last.word) && !/^v(?!n)/.test(place.last.tag)
    return rules.some((rule) => rule(place))
  }

  const within = (run: string): string => {
    const tags = apart(words.tag(run))
    const clauses: string[] = ['']
    let at = 0
    for (const [index, now] of tags.entries()) {
      const clause = clauses.at(-1) ?? ''
      const last = tags[index - 1]
      const roomy = clause.length >= (hasSlot(clause) ? LEAST - 1 : LEAST) && run.length - at >= LEAST - 1
      if (roomy && last !== undefined && breaksAt({ tags, index, now, last, clause, rest: run.slice(at) }))
        clauses.push('')
      clauses[clauses.length - 1] = (clauses.at(-1) ?? '') + now.word
      at += now.word.length
    }
    return clauses.join('，')
  }

  return (slotted) => slotted.replace(RUN, (run) => (worthwhile(run) ? within(run) : run))
}

/** 提了 and 罚 before 了 are verbs whatever the segmenter makes of them. */
function isVerb(tags: readonly TaggedWord[], index: number): boolean {
  const { word = '', tag = '' } = tags[index] ?? {}
  return VERB.test(tag) || /[^为]了$/u.test(word) || tags[index + 1]?.word === '了'
}

/** A name may be long; two figures apart, or a verb's mark in a long stretch, make it speech. */
function worthwhile(run: string): boolean {
  const figures = (run.match(/[\uE000-\uE3FF]+/g) ?? []).length
  return figures > 1 || (run.length >= LONG && /[了都]/.test(run))
}

/** The nouns from here on, with 的, 有 or 共 behind them, end at a figure. */
function leadsToFigure(tags: readonly TaggedWord[], from: number): boolean {
  if (!NOUN.test(tags[from]?.tag ?? '')) return false
  const end = tags.findIndex(
    ({ word, tag }, index) => index > from && !NOUN.test(tag) && !/^(?:的|有|共|是)$/.test(word),
  )
  return hasSlot(tags[end]?.word ?? '')
}

/** A noun behind a figure whose own noun stands before it (横幅挂了36条|大喇叭…): something else begins. */
function opensSubject(tags: readonly TaggedWord[], index: number): boolean {
  if (!NOUN.test(tags[index]?.tag ?? '')) return false
  const since = tags.slice(0, index - 1).findLastIndex(({ word }) => hasSlot(word)) + 1
  return tags.slice(since, index - 1).some(({ word, tag }) => NOUN.test(tag) && !/^r/.test(tag) && word.length > 1)
}

/** The segmenter takes a figure's slot and the word behind it for one. */
function apart(tags: readonly TaggedWord[]): readonly TaggedWord[] {
  return tags.flatMap(({ word, tag }) =>
    hasSlot(word) && word.length > 1
      ? word.split(/(?=.)/u).map((char) => ({ word: char, tag: hasSlot(char) ? 'x' : 'v' }))
      : [{ word, tag }],
  )
}
