import { diffArrays } from 'diff'
import { letters } from './diff-words.ts'

/** A sentence that went, one that came, one that stands elsewhere, or one that became another. */
export type SentenceChange =
  | { readonly kind: 'gone' | 'new' | 'moved'; readonly text: string }
  | { readonly kind: 'changed'; readonly text: string; readonly old: string }

/** What happened to the sentences of a text; what stands side by side and had the same fate is one change. */
export function compareSentences(before: readonly string[], after: readonly string[]): readonly SentenceChange[] {
  const blocks: (readonly SentenceChange[])[] = []
  let removed: readonly string[] = []
  for (const part of diffArrays([...before], [...after])) {
    if (part.removed) {
      removed = part.value
      continue
    }
    blocks.push(part.added ? matched(removed, part.value) : removed.map(gone))
    removed = []
  }
  const all = [...blocks, removed.map(gone)]
  const moved = movedTexts(all.flat())
  return all.flatMap((block) => together(block.flatMap((one) => asMoved(one, moved))))
}

const gone = (text: string): SentenceChange => ({ kind: 'gone', text })

/** What went here and came there was moved: one change, where it came. */
function movedTexts(changes: readonly SentenceChange[]): ReadonlySet<string> {
  const texts = (kind: SentenceChange['kind']): readonly string[] =>
    changes.flatMap((one) => (one.kind === kind ? [one.text] : []))
  const came = new Set(texts('new'))
  return new Set(texts('gone').filter((text) => came.has(text)))
}

function asMoved(change: SentenceChange, moved: ReadonlySet<string>): readonly SentenceChange[] {
  if (change.kind === 'changed' || !moved.has(change.text)) return [change]
  return change.kind === 'new' ? [{ kind: 'moved', text: change.text }] : []
}

function together(block: readonly SentenceChange[]): readonly SentenceChange[] {
  return block.reduce<readonly SentenceChange[]>((all, one) => {
    const last = all.at(-1)
    if (last === undefined || last.kind !== one.kind || one.kind === 'changed') return [...all, one]
    return all.with(-1, { ...last, text: last.text + one.text })
  }, [])
}

/** Sentences that stand in each other's place are one change when they have most of their words in common. */
function matched(removed: readonly string[], added: readonly string[]): readonly SentenceChange[] {
  const left = [...removed]
  const changes = added.map((text): SentenceChange => {
    const at = left.findIndex((old) => likeness(old, text) > 0.5)
    if (at < 0) return { kind: 'new', text }
    const [old = ''] = left.splice(at, 1)
    return { kind: 'changed', text, old }
  })
  return [...left.map(gone), ...changes]
}

/** Also alike: one that is a part of the other (what was shortened by half). */
function likeness(a: string, b: string): number {
  const same = diffArrays(letters(a), letters(b)).reduce(
    (sum, part) => sum + (part.added || part.removed ? 0 : part.value.join('').length),
    0,
  )
  const shorter = Math.min(a.length, b.length)
  return shorter >= 8 && same >= shorter * 0.95 ? 1 : (2 * same) / Math.max(1, a.length + b.length)
}
