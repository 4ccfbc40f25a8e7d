import type { Case } from './case.ts'
import { itemsOfEach } from './each.ts'
import { lazily } from './lazily.ts'
import type { Point } from './point.ts'

/**
 * Whether a told figure is one of as many equal ones of its note as a list says 各 of: 「公益岗1人，临聘1人」 by
 * 「公益性岗位、临时聘用人员各1名」, whatever the two are called.
 */
export function createIsListedEach({ bonds, told }: Case): (point: Point) => boolean {
  const lists = lazily(() =>
    bonds.flatMap((bond) => {
      const items = bond.difference === 'none' && bond.told.figure.kind === 'count' ? itemsOfEach(bond.written) : []
      return items.length > 1 && items.every((item) => item !== '') ? [{ like: bond.told, many: items.length }] : []
    }),
  )
  const alike = lazily(() => Map.groupBy(told, likeness))
  return (point) =>
    point.figure.kind === 'count' &&
    lists().some(
      ({ like, many }) => likeness(like) === likeness(point) && alike().get(likeness(point))?.length === many,
    )
}

/** Of one note, value and measure word. */
function likeness({ fact, figure }: Point): string {
  return `${fact?.provenance.noteId ?? ''}|${figure.value}|${figure.unit}|${figure.approx}|${figure.high ?? ''}`
}
