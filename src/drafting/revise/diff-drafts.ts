import { diffArrays } from 'diff'
import type { SectionDraft } from '../../core/draft.ts'
import { withoutNumber } from './points.ts'

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

/** A sentence that went, one that came, or one that became another. */
type Change =
  | { readonly kind: 'gone' | 'new'; readonly text: string }
  | { readonly kind: 'changed'; readonly text: string; readonly old: string }

function compare(before: readonly string[], after: readonly string[]): readonly string[] {
  const changes: Change[] = []
  let removed: readonly string[] = []
  for (const part of diffArrays([...before], [...after])) {
    if (part.removed) {
      removed = part.value
      continue
    }
    if (part.added) changes.push(...matched(removed, part.value))
    else changes.push(...removed.map(gone))
    removed = []
  }
  return withMoves([...changes, ...removed.map(gone)]).map(lineOf)
}

/** What went here and came there, its number aside, was moved: one line, where it came. */
function withMoves(changes: readonly Change[]): readonly (Change | Moved)[] {
  const words = (kind: Change['kind']): ReadonlySet<string> =>
    new Set(changes.flatMap((one) => (one.kind === kind ? [withoutNumber(one.text)] : [])))
  const both = [...words('gone')].filter((text) => words('new').has(text))
  const isMoved = ({ kind, text }: Change): boolean => kind !== 'changed' && both.includes(withoutNumber(text))
  return changes.flatMap((one): readonly (Change | Moved)[] => {
    if (!isMoved(one)) return [one]
    return one.kind === 'new' ? [{ kind: 'moved', text: one.text }] : []
  })
}

interface Moved {
  readonly kind: 'moved'
  readonly text: string
}

const NAMES = { gone: '删去', new: '新增', moved: '移动' } as const

const lineOf = (change: Change | Moved): string =>
  change.kind === 'changed'
    ? `改动：“${quote(change.old)}”→“${quote(change.text)}”（${pieces(change.old, change.text)}）`
    : `${NAMES[change.kind]}：“${quote(change.text)}”`

/** Sentences that stand in each other's place are one change when they have most of their words in common. */
function matched(removed: readonly string[], added: readonly string[]): readonly Change[] {
  const left = [...removed]
  const changes = added.map((text): Change => {
    const at = left.findIndex((old) => likeness(old, text) > 0.5)
    if (at < 0) return { kind: 'new', text }
    const [old = ''] = left.splice(at, 1)
    return { kind: 'changed', text, old }
  })
  return [...left.map(gone), ...changes]
}

const gone = (text: string): Change => ({ kind: 'gone', text })
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
