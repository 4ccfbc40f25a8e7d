import type { Fact } from '../core/fact.ts'
import { type FigurePlace, figurePlaces } from './figure-place.ts'
import type { RaisedQuestion } from './raise-question.ts'
import { conflictQuestion, duplicateQuestion, type LedgerIndex, mayEqual } from './same-thing.ts'
import type { UnitClasses } from './units.ts'

/** A new fact set beside the ledger: marked when it repeats one, with what there is to ask. */
export interface Compared {
  readonly fact: Fact
  readonly questions: readonly RaisedQuestion[]
}

/** Units of things handed out or hung up: every event has its own number of them. */
const MATERIALS = /^(?:份|册|本|张|条|幅|块|面|个)$/
/** Words that make a number one of the whole year. */
const WHOLE_YEAR = /全年|一共|总共|共计|累计|合计|今年以来/

/** Tells repeated statements and contradicting totals from new ones. */
export function createComparer({ units }: { readonly units: UnitClasses }) {
  const compare = (fact: Fact, index: LedgerIndex): Compared => {
    const places = figurePlaces([fact]).filter(({ figure }) => figure.kind !== 'frequency')
    if (places.length === 0) return withoutFigures(fact, index)
    const matches = places.map((place) => ({ place, same: sameBefore(place, index) }))
    const all = matches.every(({ same }) => same !== undefined)
    const first = matches.find(({ same }) => same !== undefined)
    if (all && first?.same !== undefined) {
      return {
        fact: { ...fact, duplicateOf: first.same.fact.id },
        questions: [duplicateQuestion(first.same, first.place)],
      }
    }
    return { fact, questions: conflicts(places, index) }
  }
  const sameBefore = (place: FigurePlace, index: LedgerIndex): FigurePlace | undefined =>
    index
      .told(place)
      .map((told) => told.place)
      .find(
        (told) => comparable(told, place) && units.agree(told.figure.unit, place.figure.unit) && mayEqual(told, place),
      )

  const conflicts = (places: readonly FigurePlace[], index: LedgerIndex): readonly RaisedQuestion[] => {
    for (const place of places) {
      const told = index.told(place).filter((one) => comparable(one.place, place))
      const clash = told.find((one) => contradicts(one.place, place, one.single))
      const agreed = told.some((one) => mayEqual(one.place, place))
      if (clash !== undefined && !agreed) return [asked(clash.place, place)]
    }
    return []
  }
  return compare
}

function withoutFigures(fact: Fact, index: LedgerIndex): Compared {
  const same = index.sameWords(fact)
  const again = same !== undefined && same.polarity === fact.polarity && fact.theme !== undefined
  return { fact: again ? { ...fact, duplicateOf: same.id } : fact, questions: [] }
}

/** Both speak of the same year and neither is only a plan beside a result. */
function comparable(told: FigurePlace, place: FigurePlace): boolean {
  return (
    (told.fact.lastYear === true) === (place.fact.lastYear === true) &&
    told.fact.polarity === place.fact.polarity &&
    told.fact.duplicateOf === undefined &&
    told.fact.dropped !== true
  )
}

/** Two different numbers told in different places of what can have only one. */
function contradicts(told: FigurePlace, place: FigurePlace, single: boolean): boolean {
  if (mayEqual(told, place) || told.fact === place.fact) return false
  if (single) return toldApart(told, place)
  if (told.fact.date !== undefined || place.fact.date !== undefined || MATERIALS.test(place.figure.unit)) return false
  return WHOLE_YEAR.test(told.near) && WHOLE_YEAR.test(place.near)
}

/** Stages told together (受理52件，调解50件) are no two totals; two notes or two offices are. */
function toldApart(told: FigurePlace, place: FigurePlace): boolean {
  const sameNote = told.fact.provenance.noteId === place.fact.provenance.noteId
  return !sameNote || told.fact.context !== place.fact.context
}

function asked(told: FigurePlace, place: FigurePlace): RaisedQuestion {
  return conflictQuestion(told, place, { left: [told.fact.id], right: [place.fact.id] })
}
