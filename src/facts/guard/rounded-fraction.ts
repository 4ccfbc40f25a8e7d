import type { Decimal } from '../../core/decimal.ts'
import type { Figure } from '../../core/figure.ts'
import { divideDecimals } from '../../language/decimal.ts'

/** 三分之一 as it is written in percent: 33, 33.3 and 33.33; none of what is no fraction. */
export function roundingsOf({ kind, value, text, high, approx }: Figure): readonly Decimal[] {
  if (kind !== 'ratio' || high !== undefined || approx !== '' || !/分之|[/／]/u.test(text)) return []
  if ((value.split('.')[1]?.length ?? 0) < EXACT) return []
  return [0, 1, 2].flatMap((places) => divideDecimals(value, '1', places) ?? [])
}

/** So many decimals are kept of what has no end. */
const EXACT = 4

/** 约三成三 where the notes say 三分之一. */
export function isRounded(written: Figure, told: Figure): boolean {
  return (
    written.kind === 'ratio' && ['', '约', '左右'].includes(written.approx) && roundingsOf(told).includes(written.value)
  )
}
