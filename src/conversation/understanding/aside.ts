import type { UnderstandingPhrases } from '../../core/knowledge/understanding-lexicon.ts'
import type { UnderstandingState } from '../../core/understanding.ts'
import { make } from './build-commands.ts'
import type { Reading } from './reading.ts'
import { isTelling } from './telling.ts'

export type ReadAside = (text: string, state: UnderstandingState) => Reading | undefined

const LONGEST = 30
const WISH =
  /^(?:请|麻烦|能不能|能否|可以|可不可以)?(?:帮|给我|替我|写|来|讲|放|画|订|查|翻译|做|生成|发|给|推荐|你|今天|明天|现在)|[吗呢？?]$|怎么|吃啥|吃什么|几点|几天|会不会|要不要|下不下|封不封|有没有|多少|什么时候/u
const ASKED = /(?:[吗呢么]|[？?])[？?!！]*$|什么|啥/u

/** Short words to the bot that are neither a command nor anything to put down: a wish about another matter, a question. */
export function createReadAside(phrases: UnderstandingPhrases): ReadAside {
  const foreign = new RegExp(phrases.foreign.join('|'), 'u')
  const requested = new RegExp(
    `^(?:你好|您好|请|麻烦|对了|那|，|,){0,3}(?:${phrases.requestLeads.join('|')})(?!们)`,
    'u',
  )
  const questioned = new RegExp(phrases.questionWords.join('|'), 'u')
  return (text, { last }) => {
    if (text.length > LONGEST) return undefined
    if (!/\d/u.test(text) && foreign.test(text) && WISH.test(text)) return elsewhere('与报告无关的请求')
    if (isTelling(text)) return undefined
    if (requested.test(text)) return elsewhere('听不懂的请求')
    if (!questioned.test(text) && !ASKED.test(text)) return undefined
    return last === 'none' ? asking() : elsewhere('与报告无关的问题')
  }
}

function elsewhere(rule: string): Reading {
  return { commands: [make('unsupported')], rule, sure: false, strength: 0 }
}

function asking(): Reading {
  return { commands: [make('help')], rule: '提问', sure: false, strength: 0 }
}
