import { diffArrays } from 'diff'
import type { SectionDraft } from '../../core/draft.ts'

/** Longest quotation in a line of the comparison, in characters. */
const LONGEST_QUOTE = 60
const MOST_LINES = 20

/** What changed between two revisions of a section, a line each, in Chinese. */
export function diffDrafts(before: SectionDraft, after: SectionDraft): string {
  const lines = compare(linesOf(before), linesOf(after))
  if (lines.length === 0) return '两稿文字相同。'
  const shown = lines.slice(0, MOST_LINES)
  const more = lines.length - shown.length
  return [...shown, ...(more > 0 ? [`另有${more}处改动。`] : [])].join('\n')
}

const linesOf = ({ paragraphs }: SectionDraft): readonly string[] =>
  paragraphs.flatMap(({ heading, sentences }) => [
    ...(heading === undefined ? [] : [heading.text]),
    ...sentences.map(({ text }) => text),
  ])

function compare(before: readonly string[], after: readonly string[]): readonly string[] {
  const lines: string[] = []
  let removed: readonly string[] = []
  for (const part of diffArrays([...before], [...after])) {
    if (part.removed) {
      removed = part.value
      continue
    }
    if (part.added) lines.push(...matched(removed, part.value))
    else lines.push(...removed.map(gone))
    removed = []
  }
  return [...lines, ...removed.map(gone)]
}

/** Sentences that stand in each other's place are one change when they have most of their words in common. */
function matched(removed: readonly string[], added: readonly string[]): readonly string[] {
  const left = [...removed]
  const changes = added.map((text) => {
    const at = left.findIndex((old) => likeness(old, text) > 0.5)
    if (at < 0) return `新增：“${quote(text)}”`
    const [old = ''] = left.splice(at, 1)
    return `改动：“${quote(old)}”→“${quote(text)}”（${pieces(old, text)}）`
  })
  return [...left.map(gone), ...changes]
}

const gone = (text: string): string => `删去：“${quote(text)}”`
const quote = (text: string): string => (text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1)}…` : text)

/** Numbers and Latin words whole, Chinese by the character. */
const tokens = (text: string): string[] => text.match(/\d+(?:\.\d+)?|[A-Za-z]+|[\s\S]/g) ?? []

function likeness(a: string, b: string): number {
  const same = diffArrays(tokens(a), tokens(b)).reduce(
    (sum, part) => sum + (part.added || part.removed ? 0 : part.value.join('').length),
    0,
  )
  return (2 * same) / Math.max(1, a.length + b.length)
}

/** The words that differ: 284→285、去“圆满”、加“全年”. */
function pieces(before: string, after: string): string {
  const said: string[] = []
  let old = ''
  for (const part of diffArrays(tokens(before), tokens(after))) {
    const words = part.value.join('')
    if (part.removed) old = words
    else if (part.added) {
      said.push(old === '' ? `加“${words}”` : `${old}→${words}`)
      old = ''
    } else if (old !== '') {
      said.push(`去“${old}”`)
      old = ''
    }
  }
  if (old !== '') said.push(`去“${old}”`)
  return said.slice(0, 6).join('、')
}
