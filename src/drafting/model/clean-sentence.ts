import type { ModelProse } from '../../core/knowledge/model-prose.ts'
import { tidyPunctuation } from '../../language/punctuation.ts'

export type CleanSentence =
  | { readonly kind: 'text'; readonly text: string }
  /** Nothing of it is worth asking for again. */
  | { readonly kind: 'drop' }
  | { readonly kind: 'placeholder'; readonly text: string }

/** Repairs what a rule can repair: Markdown, half-width marks, list numbers; tells what is no sentence of a report. */
export function cleanSentence(raw: string, { talk, gaps }: Pick<ModelProse, 'talk' | 'gaps'>): CleanSentence {
  const text = closeSentence(yearsJoined(tidyPunctuation(withoutMarkdown(raw))))
  if (countChinese(text) < LEAST_CHARS || talk.test(text) || isMostlyLatin(text)) return { kind: 'drop' }
  if (gaps.test(withoutCodes(text))) return { kind: 'placeholder', text }
  return { kind: 'text', text }
}

/** 2021-2025年 is a span of years. */
const yearsJoined = (text: string): string => text.replace(/(\d{4})[-–~～](?=\d{4}年)/g, '$1—')

const LEAST_CHARS = 4
const countChinese = (text: string): number => (text.match(/[\u3400-\u9fff]/g) ?? []).length

/** ［隐1］ is a masked name, not a gap. */
const withoutCodes = (text: string): string => text.replace(/［隐\d+］/g, '')

function withoutMarkdown(raw: string): string {
  return raw
    .replace(/^[\s>#*+|~`-]+/, '')
    .replace(/[*_`~#|]{1,3}/g, (marks) => (marks.includes('_') && marks.length > 1 ? marks : ''))
    .replace(/\[([^\]\n]{1,80})\]\((?:https?:[^)\s]{0,200})\)/g, '$1')
    .replace(/<\/?[a-zA-Z][^<>\n]{0,40}>/g, '')
    .replace(/^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]?\d{1,2}[）)、.．](?!\d))\s?/, '')
    .replace(/\p{Extended_Pictographic}|\uFE0F/gu, (sign) => (/[\d#*]/.test(sign) ? sign : ''))
    .trim()
}

const isMostlyLatin = (text: string): boolean => {
  const latin = (text.match(/[A-Za-z]/g) ?? []).length
  const chinese = countChinese(text)
  return latin > chinese / 2 || /[A-Za-z]{3,} [A-Za-z]{2,} [A-Za-z]{2,}/.test(text)
}

function closeSentence(text: string): string {
  if (text === '' || /[。！？：]$/.test(text) || /[。！？][”’]$/.test(text)) return text.replace(/！$/, '。')
  return `${text.replace(/[，、；,;.]+$/, '')}。`
}
