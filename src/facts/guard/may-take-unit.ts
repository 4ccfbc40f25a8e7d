import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import type { FigureUnits } from '../../language/units.ts'
import type { Point } from './point.ts'
import { hasUnitInNoun } from './same-noun.ts'

/** Whether a told figure may have a measure word that in other words stands for another thing. */
export function mayTakeUnit(
  written: Point,
  told: Point,
  { units, lexicon }: { readonly units: FigureUnits; readonly lexicon: FigureLexicon },
): boolean {
  if (hasUnitInNoun(written, told)) return true
  if (endsInUnit(told, written.figure.unit) || isOfList(told, written.figure.unit, units)) return true
  const both = [written.figure.unit, told.figure.unit]
  return lexicon.looseAmong.some(
    ({ units: among, words }) =>
      both.every((unit) => among.includes(unit)) && (says(written, words) || says(told, words)),
  )
}

/** 3个白天场 as 3场. */
function endsInUnit({ figure, noun }: Point, unit: string): boolean {
  return figure.unit === '个' && noun.length > 1 && noun.length <= LONGEST_NOUN && noun.endsWith(unit)
}

const LONGEST_NOUN = 5

/** 立案4 as 4件, where 4 has only the measure word of the list it stands in. */
function isOfList({ figure: { kind, text } }: Point, unit: string, units: FigureUnits): boolean {
  return kind === 'count' && BARE.test(text) && units.same(unit, '件')
}

const BARE = /[\d一二两三四五六七八九十百千]$/u

function says(point: Point, words: readonly string[]): boolean {
  return words.some((word) => point.words.includes(word))
}
