import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import type { FigureToken } from './tokens.ts'

/** A label and what may stand between it and its number. */
const REACH = 8

/** 花了2 is of no money that anyone would tell. */
const LEAST_MONEY = 100

/** 「场次15，人数：900」: a bare number right behind a label (表头) that names its unit takes it. */
export function unitsOfLabels(
  text: string,
  tokens: readonly FigureToken[],
  { labelUnits, kinds }: FigureLexicon,
): readonly FigureToken[] {
  const labels = Object.entries(labelUnits)
  return tokens.map((token) => {
    if (token.kind !== 'count' || token.unit !== '') return token
    const before = text.slice(Math.max(0, token.start - REACH), token.start).replace(/[\s:：为是共有达]+$/u, '')
    const unit = labels.find(([label]) => before.endsWith(label))?.[1]
    if (unit === undefined) return token
    if (kinds.money?.includes(unit) !== true) return { ...token, unit }
    return Number(token.value) < LEAST_MONEY ? token : { ...token, unit, kind: 'money' }
  })
}
