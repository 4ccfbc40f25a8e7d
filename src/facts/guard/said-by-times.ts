import { multiplyDecimals, sumDecimals } from '../../language/decimal.ts'
import type { Point } from './point.ts'

/** More figures of a text than these are not looked at. */
const MOST = 400

/** 翻了一番 is said by 「62件，是去年31件的2倍」: both of what it goes between are in the text. */
export function createSaidByTimes(written: readonly Point[]): (point: Point) => boolean {
  const counts = written.slice(0, MOST).filter(({ figure }) => figure.kind !== 'date' && figure.high === undefined)
  const values = new Set(counts.map(({ figure }) => figure.value))
  return ({ figure }) => {
    if (figure.unit !== '倍' || figure.high !== undefined || figure.approx !== '') return false
    const times = [figure.value, sumDecimals([figure.value, '1'])].filter((one) => Number(one) > 1)
    return counts.some(
      (one) => one.figure.unit !== '倍' && times.some((by) => values.has(multiplyDecimals(one.figure.value, by))),
    )
  }
}
