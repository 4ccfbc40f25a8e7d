import type { Colloquial, Phrases, Rewording } from '../../core/knowledge/drafting.ts'
import type { Theme } from '../../core/theme.ts'
import type { Words } from '../../language/words.ts'
import { createRewriter, type Rewriter, wholeWords } from './create-rewriter.ts'

/** Clears a clause of 口语: words of the lexicon, aspect particles, chat punctuation. Figures are slots. */
export interface Tidier {
  tidy(slotted: string, theme: Theme | undefined): string
  /** Talk to the bot, not a statement. */
  isRemark(clause: string): boolean
  /** The first 口语 word left in the text. */
  leftover(text: string): string | undefined
}

const PARTICLES = /[吧呢嘛啊呀呗哦噢啦哈哎嗯喔唉]+(?=$|[，。；、）)])/g
/** 调解嘛全乡…: the particle that sets a subject off in speech. */
const TOPIC_MARK = /嘛(?=.)/g
/** 的 stays where 是 asks for it: 是跨县的. */
const TAIL = /(?:(?<!是[^，。\uE000-\uE3FF]{2,7})的|(?<!不)了|(?<![通没未])过|吧|呢|嘛|啊|呀|等等)$/
const CHAT_MARKS = /[~～^_*#@=|<>…]+|\.{2,}/g
const HALF_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '?': '',
  '？': '',
  '!': '',
  '！': '',
}

export function createTidier(given: {
  readonly colloquial: Colloquial
  readonly phrases: Phrases
  readonly words: Words
  /** A finished text is reworded by whole words, and by these rules first; a note is shorthand and is not. */
  readonly written?: readonly Rewording[]
}): Tidier {
  const { colloquial, phrases, words, written } = given
  const general = written === undefined ? createRewriter(colloquial.replacements) : forText(colloquial, written, words)
  const byTheme = new Map<string, Rewriter>(
    Object.entries(phrases.themes).map(([theme, rules]) => [theme, createRewriter(rules)]),
  )
  return {
    tidy: (slotted, theme) => {
      const clean = general(fullWidth(festivals(slotted)).replace(PARTICLES, '').replace(TOPIC_MARK, ''))
      const plain = withoutAspect(clean, words)
      const themed = (theme === undefined ? undefined : byTheme.get(theme))?.(plain) ?? plain
      return themed
        .replace(TAIL, '')
        .replace(/““/g, '“')
        .replace(/””/g, '”')
        .replace(/^[、，；：]+|[、，；：]+$/g, '')
    },
    isRemark: (clause) => colloquial.remarks.some((remark) => clause.includes(remark)),
    leftover: (text) => colloquial.words.find((word) => text.includes(word)),
  }
}

function forText({ replacements }: Colloquial, written: readonly Rewording[], words: Words): Rewriter {
  const [first, then] = [written, replacements].map((rules) => createRewriter(rules, wholeWords(words)))
  return (text) => then?.(first?.(text) ?? text) ?? text
}

/** 4.15, 12.4 as names of days: “4·15”, “12·4”. A figure would be a slot. */
function festivals(text: string): string {
  return text.replace(/(?<![\d.·“])(1[0-2]|[1-9])[.．·](3[01]|[12]\d|[1-9])(?![\d.%”])/g, '“$1·$2”')
}

function fullWidth(text: string): string {
  return text
    .replace(/（[^（）]{1,40}）|\([^()]{1,40}\)/g, (aside) => aside.replace(/(?<=[^\s])\s+(?=[^\s])/g, '、'))
    .replace(CHAT_MARKS, '')
    .replace(/[,;:()?？!！]/g, (mark) => HALF_WIDTH[mark] ?? mark)
}

/** 了 and 过 after a verb say nothing in a report, but 办不了 does; 都 before one is 均. */
function withoutAspect(text: string, words: Words): string {
  if (!/[了过都跟]/.test(text)) return text
  return words
    .tag(text)
    .map(({ word, tag }, index, all) => {
      if (tag === 'ul' || tag === 'ug') return all[index - 1]?.word.endsWith('不') === true ? word : ''
      if (word === '跟' && /^[pc]/.test(tag)) return '与'
      return word === '都' && tag === 'd' ? '均' : word
    })
    .join('')
}
