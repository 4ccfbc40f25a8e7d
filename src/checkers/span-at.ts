import type { Span } from '../core/span.ts'

/** Finds by halving what stands at an offset: the last item that begins at it or before. Items are in order. */
export function createSpanFinder<T extends { readonly span: Span }>(
  items: readonly T[],
): (offset: number) => T | undefined {
  return (offset) => {
    let low = 0
    let high = items.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((items[middle]?.span.start ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    const found = items[low]
    return found !== undefined && found.span.start <= offset ? found : undefined
  }
}
