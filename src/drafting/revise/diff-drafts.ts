import type { SectionDraft } from '../../core/draft.ts'
import { compareSentences, type SentenceChange } from './compare-sentences.ts'
import { diffWords } from './diff-words.ts'
import { withoutNumber } from './points.ts'

/** Longest quotation in a line of the comparison, in characters. */
const LONGEST_QUOTE = 60
const MOST_LINES = 20

/** What changed between two revisions of a section, a line each, in Chinese; a point's new number is no change. */
export function diffDrafts(before: SectionDraft, after: SectionDraft): string {
  const changes = compareSentences(linesOf(before), linesOf(after))
  if (changes.length === 0) return '两稿文字相同。'
  const shown = changes.slice(0, MOST_LINES).map(lineOf)
  const more = changes.length - shown.length
  return [...shown, ...(more > 0 ? [`另有${more}处改动。`] : [])].join('\n')
}

const linesOf = ({ paragraphs }: SectionDraft): readonly string[] =>
  paragraphs.flatMap(({ heading, sentences }) => [
    ...(heading === undefined ? [] : [heading.text]),
    ...sentences.flatMap(({ text }) => withoutNumber(text).match(/[^。！？]+[。！？]?/gu) ?? []),
  ])

const NAMES = { gone: '删去', new: '新增', moved: '移动' } as const

const lineOf = (change: SentenceChange): string =>
  change.kind === 'changed'
    ? `改动：“${diffWords(change.old, change.text)}”`
    : `${NAMES[change.kind]}：“${quote(change.text)}”`

function quote(text: string): string {
  if (text.length <= LONGEST_QUOTE) return text
  return `${text.slice(0, LONGEST_QUOTE - 12)}……${text.slice(-10)}`
}
