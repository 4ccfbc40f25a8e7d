import { diffArrays } from 'diff'

/** Letters of the unchanged text shown on either side of a change. */
const CONTEXT = 10
/** Longest quotation of what went or came, in characters. */
const LONGEST_PIECE = 36
/** Equal letters between two changes that are too few to be read on their own. */
const SHORTEST_SAME = 3

/** A run of the text: what both have, or what stood in the place of what. */
interface Run {
  readonly same: string
  readonly old: string
  readonly now: string
}

/** What of a sentence changed, in its context: 「…调解纠纷【284→285】起，调解成功…」. */
export function diffWords(before: string, after: string): string {
  const coarse = closed(runsOf(clauses(before), clauses(after)), 1)
  const runs = coarse.flatMap((run) => (run.same === '' ? finer(run) : [run]))
  return joinedSame(runs)
    .map((run, n, all) =>
      run.same === '' ? marked(run) : context(run.same, { first: n === 0, last: n === all.length - 1 }),
    )
    .join('')
}

/** Clauses and the stops between them, so that a clause taken out is seen as one. */
const clauses = (text: string): string[] => text.match(/[^，。；：]+|[，。；：]/g) ?? []
/** Numbers and Latin words whole, Chinese by the character. */
export const letters = (text: string): string[] => text.match(/\d+(?:\.\d+)?|[A-Za-z]+|[\s\S]/gu) ?? []

function runsOf(before: string[], after: string[]): readonly Run[] {
  const runs: Run[] = []
  for (const part of diffArrays(before, after)) {
    const words = part.value.join('')
    const last = runs.at(-1)
    if (!part.added && !part.removed) runs.push({ same: words, old: '', now: '' })
    else if (last?.same === '') runs.splice(-1, 1, joined(last, part.removed ? words : '', part.added ? words : ''))
    else runs.push({ same: '', old: part.removed ? words : '', now: part.added ? words : '' })
  }
  return runs
}

const joined = ({ old, now }: Run, went: string, came: string): Run => ({ same: '', old: old + went, now: now + came })

/** Inside clauses that stand in each other's place, the letters that differ; changes close together are one. */
function finer(run: Run): readonly Run[] {
  if (run.old === '' || run.now === '') return [run]
  const runs = runsOf(letters(run.old), letters(run.now))
  const same = runs.reduce((sum, one) => sum + one.same.length, 0)
  if (same * 3 < Math.max(run.old.length, run.now.length)) return [run]
  return closed(runs, SHORTEST_SAME - 1)
}

/** Changes with no more than so many equal letters between them are one. */
function closed(runs: readonly Run[], most: number): readonly Run[] {
  return runs.reduce<readonly Run[]>((all, one, n) => {
    const last = all.at(-1)
    if (last?.same !== '') return [...all, one]
    if (one.same === '') return all.with(-1, joined(last, one.old, one.now))
    const between = n < runs.length - 1 && one.same.length <= most
    return between ? all.with(-1, joined(last, one.same, one.same)) : [...all, one]
  }, [])
}

function joinedSame(runs: readonly Run[]): readonly Run[] {
  return runs.reduce<readonly Run[]>((all, one) => {
    const last = all.at(-1)
    const both = last !== undefined && last.same !== '' && one.same !== ''
    return both ? all.with(-1, { ...last, same: last.same + one.same }) : [...all, one]
  }, [])
}

function marked({ old, now }: Run): string {
  if (now === '') return `【删：${clipped(old)}】`
  return old === '' ? `【加：${clipped(now)}】` : `【${clipped(old)}→${clipped(now)}】`
}

function clipped(text: string): string {
  if (text.length <= LONGEST_PIECE) return text
  const half = LONGEST_PIECE / 2 - 1
  return `${text.slice(0, half)}……${text.slice(-half)}`
}

function context(text: string, { first, last }: { readonly first: boolean; readonly last: boolean }): string {
  const head = first ? '' : text.slice(0, CONTEXT)
  const tail = last ? '' : text.slice(-CONTEXT)
  if (text.length <= head.length + tail.length + 2) return text
  return `${head}…${tail}`
}
