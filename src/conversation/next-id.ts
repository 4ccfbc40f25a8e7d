/** The number of the next id (f7, q3) of a list; ids of what was deleted are not given again while later ones live. */
export function nextNumber(items: readonly { readonly id: string }[]): number {
  return items.reduce((highest, { id }) => Math.max(highest, Number(id.slice(1))), 0) + 1
}
