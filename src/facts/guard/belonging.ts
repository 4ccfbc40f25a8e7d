import type { Figure } from '../../core/figure.ts'

const GROUP_END = /[。！？；;\n]/u
const PIECES = /[，,：:、（(）)\s]+/u
/** How far before a figure what it belongs to may stand, in UTF-16 units. */
const REACH = 60
const MOST_HEADS = 4

/** What a figure counts in its own words, and what stands before that in its sentence, the nearest first. */
export interface Belonging {
  readonly key: string
  readonly heads: readonly string[]
}

interface Own {
  readonly left: string
  readonly right: string
}

interface Reading {
  readonly contexts: readonly Own[]
  readonly trim: (words: string) => string
}

/** For each figure of a text its own words, and those that it may belong to. */
export function belongingsOf(
  text: string,
  figures: readonly Figure[],
  { contexts, trim }: Reading,
): readonly Belonging[] {
  let last: (Belonging & { readonly end: number }) | undefined
  return figures.map((figure, at) => {
    if (figure.kind === 'date') return NO_BELONGING
    const { start, end } = figure.span
    const { left = '', right = '' } = contexts[at] ?? {}
    const key = trim(left) || trim(right)
    const from = last !== undefined && goesOn(text, last.end, start) ? last : undefined
    const pieces = piecesBefore(text, { start, after: from?.end, trim }).filter((piece) => !key.includes(piece))
    const heads = [...pieces, ...(from === undefined ? [] : [from.key, ...from.heads])].filter((head) => head !== key)
    last = { key, heads: heads.slice(0, MOST_HEADS), end }
    return { key: last.key, heads: last.heads }
  })
}

/** Of a date. */
export const NO_BELONGING: Belonging = { key: '', heads: [] }

function goesOn(text: string, from: number, to: number): boolean {
  return to - from <= REACH && !GROUP_END.test(text.slice(from, to))
}

/** 柳湾 of 「柳湾：调解22件」: the words before a figure, back to the figure before it, that are not its own. */
function piecesBefore(
  text: string,
  { start, after, trim }: { readonly start: number; readonly after: number | undefined } & Pick<Reading, 'trim'>,
): readonly string[] {
  const before = text.slice(Math.max(after ?? 0, start - REACH), start)
  const pieces = (before.split(GROUP_END).at(-1) ?? '').split(PIECES).map(trim)
  return pieces.filter((piece) => piece !== '').toReversed()
}
