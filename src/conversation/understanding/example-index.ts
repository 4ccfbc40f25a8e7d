import { fold } from './fold.ts'

/** How like a text is to the example of one reading that it is most like. */
export interface Likeness {
  readonly name: string
  readonly example: string
  /** Cosine of the weighted characters and pairs of characters, 0 to 1. */
  readonly likeness: number
}

interface Indexed {
  readonly name: string
  readonly example: string
  readonly weights: ReadonlyMap<string, number>
}

/** Finds the examples most like a text, one a reading, the likest first. Time: pairs of the text × examples that hold them. */
export function createExampleIndex(
  examples: ReadonlyMap<string, readonly string[]>,
): (folded: string) => readonly Likeness[] {
  const counted = [...examples].flatMap(([name, list]) =>
    list.map((example) => ({ name, example, counts: countGrams(fold(example).text) })),
  )
  const rarity = rarities(counted.map(({ counts }) => counts))
  const indexed = counted.map(
    ({ name, example, counts }): Indexed => ({ name, example, weights: weigh(counts, rarity) }),
  )
  const holding = postings(indexed)
  return (folded) => rank(indexed, scores(weigh(countGrams(folded), rarity), holding))
}

/** Characters and pairs of neighbours; a run of digits counts as one. */
function countGrams(folded: string): ReadonlyMap<string, number> {
  const text = folded.replaceAll(/\d+/gu, '0')
  const counts = new Map<string, number>()
  const add = (gram: string): void => void counts.set(gram, (counts.get(gram) ?? 0) + 1)
  for (let at = 0; at < text.length; at += 1) {
    add(text.charAt(at))
    if (at + 1 < text.length) add(text.slice(at, at + 2))
  }
  return counts
}

function rarities(all: readonly ReadonlyMap<string, number>[]): (gram: string) => number {
  const found = new Map<string, number>()
  for (const counts of all) for (const gram of counts.keys()) found.set(gram, (found.get(gram) ?? 0) + 1)
  return (gram) => Math.log((all.length + 1) / ((found.get(gram) ?? 0) + 0.5))
}

function weigh(counts: ReadonlyMap<string, number>, rarity: (gram: string) => number): ReadonlyMap<string, number> {
  const weights = [...counts].map(([gram, count]) => [gram, count * rarity(gram)] as const)
  const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1
  return new Map(weights.map(([gram, weight]) => [gram, weight / length]))
}

interface Posting {
  readonly at: number
  readonly weight: number
}

function postings(indexed: readonly Indexed[]): ReadonlyMap<string, readonly Posting[]> {
  const holding = new Map<string, Posting[]>()
  indexed.forEach(({ weights }, at) => {
    for (const [gram, weight] of weights) {
      const list = holding.get(gram)
      if (list === undefined) holding.set(gram, [{ at, weight }])
      else list.push({ at, weight })
    }
  })
  return holding
}

function scores(
  weights: ReadonlyMap<string, number>,
  holding: ReadonlyMap<string, readonly Posting[]>,
): ReadonlyMap<number, number> {
  const sums = new Map<number, number>()
  for (const [gram, weight] of weights)
    for (const posting of holding.get(gram) ?? [])
      sums.set(posting.at, (sums.get(posting.at) ?? 0) + weight * posting.weight)
  return sums
}

function rank(indexed: readonly Indexed[], sums: ReadonlyMap<number, number>): readonly Likeness[] {
  const best = new Map<string, Likeness>()
  for (const [at, likeness] of sums) {
    const one = indexed[at]
    if (one !== undefined && likeness > (best.get(one.name)?.likeness ?? 0))
      best.set(one.name, { name: one.name, example: one.example, likeness })
  }
  return [...best.values()].sort((a, b) => b.likeness - a.likeness)
}
