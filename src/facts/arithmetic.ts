import type { Fact } from '../core/fact.ts'
import type { LedgerWords } from '../core/knowledge/ledger-words.ts'
import { createDifferenceCheck } from './arithmetic/differences.ts'
import { createEverythingCheck } from './arithmetic/everything.ts'
import { createFrequencyCheck } from './arithmetic/frequencies.ts'
import { createPartsCheck } from './arithmetic/parts.ts'
import { createRatioCheck } from './arithmetic/ratios.ts'
import { createTotalsCheck } from './arithmetic/totals.ts'
import { figurePlaces } from './figure-place.ts'
import type { RaisedQuestion } from './raise-question.ts'
import type { UnitClasses } from './units.ts'

/** Does the sums of the ledger. What does not fit becomes a question; nothing is altered. */
export type Arithmetic = (facts: readonly Fact[]) => readonly RaisedQuestion[]

/**
 * Recomputes what figures told together say of each other: parts and totals, ratios, sums over months or villages, frequency
 * and times, 全部 and 均, differences from last year. Figures of different notes are never added up. Cost is linear.
 */
export function createArithmetic(dependencies: {
  readonly words: LedgerWords
  readonly units: UnitClasses
}): Arithmetic {
  const checks = [
    createPartsCheck(dependencies),
    createTotalsCheck(dependencies),
    createRatioCheck(dependencies),
    createEverythingCheck(dependencies),
    createFrequencyCheck(dependencies),
    createDifferenceCheck(dependencies),
  ]
  return (facts) =>
    [...byNote(facts).values()].flatMap((told) => {
      const places = figurePlaces(told)
      return distinct(checks.flatMap((check) => check(places)))
    })
}

function byNote(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const notes = new Map<string, Fact[]>()
  for (const fact of facts) {
    if (fact.duplicateOf !== undefined || fact.dropped === true) continue
    const { noteId } = fact.provenance
    const told = notes.get(noteId)
    if (told === undefined) notes.set(noteId, [fact])
    else told.push(fact)
  }
  return notes
}

/** 其中 and 合计 may both find the same slip: it is asked about once. */
function distinct(raised: readonly RaisedQuestion[]): readonly RaisedQuestion[] {
  return [...new Map(raised.map((question) => [`${question.kind} ${question.text}`, question])).values()]
}
