/**
 * The characters in which two words differ, when one character replaced, added, left out, or two neighbours exchanged
 * make the one of the other; undefined when they are the same or further apart.
 */
export function differsByOneCharacter(one: string, other: string): string | undefined {
  const [from, to] = [Array.from(one), Array.from(other)]
  const head = sharedHead(from, to)
  const tail = sharedHead(from.slice(head).reverse(), to.slice(head).reverse())
  const gone = from.slice(head, from.length - tail)
  const come = to.slice(head, to.length - tail)
  const changed = gone.concat(come).join('')
  if (changed === '') return undefined
  if (gone.length <= 1 && come.length <= 1) return changed
  return isExchange(gone, come) ? changed : undefined
}

function isExchange(gone: readonly string[], come: readonly string[]): boolean {
  return gone.length === 2 && come.length === 2 && gone[0] === come[1] && gone[1] === come[0]
}

function sharedHead(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((char, index) => char !== other[index])
  return at < 0 ? one.length : at
}
