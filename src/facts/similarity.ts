/** How alike two short texts are, 0 to 1: the share of the shorter one's pairs of characters found in the other. */
export function similarity(left: string, right: string): number {
  const [a, b] = [pairs(left), pairs(right)]
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size === 0) return 0
  let common = 0
  for (const pair of small) if (large.has(pair)) common += 1
  return common / small.size
}

const BARE = /[^\p{Script=Han}A-Za-z]+/gu

function pairs(text: string): ReadonlySet<string> {
  const bare = text.replace(BARE, '')
  return new Set(Array.from({ length: Math.max(0, bare.length - 1) }, (_, index) => bare.slice(index, index + 2)))
}
