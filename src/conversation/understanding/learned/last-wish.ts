/** A wish is one short sentence; characters. */
const LONGEST = 40
const SHORTEST = 3

/** Where the last sentence of a message begins, when it is short and something stands before it. */
export function lastWish(body: string): number | undefined {
  const text = body.trimEnd()
  const ends = [...text.matchAll(/[。！!？?；;\n]+/gu)].map((match) => match.index + match[0].length)
  const cut = ends.filter((end) => end < text.length).at(-1)
  if (cut === undefined || text.slice(0, cut).trim().length < SHORTEST) return undefined
  const length = text.slice(cut).trim().length
  return length >= SHORTEST && length <= LONGEST ? cut : undefined
}
