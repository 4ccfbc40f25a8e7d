import type { Figure } from '../../core/figure.ts'

/** The figures that lie from `start` to `end`, found by halving: a long text is not searched through for each of its parts. */
export function figuresBetween(figures: readonly Figure[], start: number, end: number): readonly Figure[] {
  let low = 0
  let high = figures.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((figures[middle]?.span.start ?? end) < start) low = middle + 1
    else high = middle
  }
  const found: Figure[] = []
  for (const figure of figures.slice(low, low + end - start)) {
    if (figure.span.end > end) break
    found.push(figure)
  }
  return found
}
