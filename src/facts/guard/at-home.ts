import type { Bond } from './bond.ts'
import type { Point } from './point.ts'
import { sharesNoun } from './same-noun.ts'
import type { IsTotalOf } from './total-of.ts'

/** A told figure whose place a written one may have taken. */
interface Beside {
  readonly rival: Point
  /** The written figures that are bound to it. */
  readonly holders: readonly Point[]
  /** Whether the text itself makes one written figure the total of a row with the other. */
  readonly isTotalOf: IsTotalOf
}

/** Whether units, nouns or the part it plays keep a figure from having changed places, whatever the words around say. */
export function isAtHome(bond: Bond, { rival, holders, isTotalOf }: Beside): boolean {
  if (!countsTheSame(bond, rival, holders) || keepsUnits(bond, rival, holders)) return true
  return keepsRole(bond.written, holders, isTotalOf)
}

/** A bare number among the rivals counts what it was written to count. */
function countsTheSame({ written: { figure }, told }: Bond, rival: Point, holders: readonly Point[]): boolean {
  if (rival.figure.unit !== '') return true
  return holders.every(
    (holder) =>
      holder.figure.unit === figure.unit ||
      (holder.figure.kind === 'count' && figure.kind === 'count' && told.figure.unit === ''),
  )
}

/** One is the total of the other, or it is what its own parts beside it make. */
function keepsRole(written: Point, holders: readonly Point[], isTotalOf: Beside['isTotalOf']): boolean {
  return isTotalOf(written) || holders.some((holder) => isTotalOf(written, holder) || isTotalOf(holder, written))
}

/** At home by the noun behind it, or in 件 beside a rival told and written in 个: numbers change places, their nouns and units stay. */
function keepsUnits({ written, told }: Bond, rival: Point, holders: readonly Point[]): boolean {
  if (sharesNoun(written, told) && !sharesNoun(written, rival)) return true
  const { unit } = rival.figure
  return unit === '个' && written.figure.unit !== unit && holders.some((holder) => holder.figure.unit === unit)
}
