import type { Violation } from '../../core/guard.ts'
import { findReplacedWords } from './alternatives.ts'
import type { Case } from './case.ts'
import { describeDifference, pairChanged } from './changed.ts'
import { excuse } from './excuse.ts'
import { lazily } from './lazily.ts'
import { createNeedNotBeSaid } from './lost.ts'
import { findReplacedNames } from './names.ts'
import { createNearest } from './nearest.ts'
import { findSwapsOfHeads } from './note-heads.ts'
import type { Point } from './point.ts'
import { findSwaps } from './swaps.ts'
import { createIsTotalOf } from './total-of.ts'
import { lostViolation, nameViolation, violation, wordViolation } from './violation.ts'

/** Everything that is wrong between a text and its facts, from the bonds between their figures. */
export function judge(given: Case): readonly Violation[] {
  const exact = given.bonds.filter((bond) => bond.difference === 'none')
  const different = given.bonds.filter((bond) => bond.difference !== 'none')
  const nearest = createNearest(given.told)
  const needNotBeSaid = lazily(() => createNeedNotBeSaid(given))
  const excused = excuse(given, exact, (told) => needNotBeSaid()(told))
  const open = given.unbound.filter((point) => !excused.passed.has(point))
  const missing = given.unused.filter((point) => !excused.usedUp.has(point))
  const changed = pairChanged(open, missing, given)
  const unsaid = new Set(missing)
  const isMissing = (told: Point): boolean => unsaid.has(told) && !needNotBeSaid()(told)
  const swaps = findSwaps(exact, nearest, {
    ...given,
    isMissing,
    isTotalOf: createIsTotalOf(given.written, { units: given.units, totals: given.lexicon.totals }),
  })
  const swapped = new Set(swaps.map(({ written }) => written))
  const ofHeads = findSwapsOfHeads(exact, { ...given, isMissing }).filter(({ written }) => !swapped.has(written))
  return [
    ...[...swaps, ...ofHeads].map(({ written, meant }) => violation('swapped', written, meant)),
    ...different.map((bond) => describeDifference(bond, given, nearest)),
    ...changed.violations,
    ...(given.partial
      ? []
      : missing.filter((point) => !changed.taken.has(point) && isMissing(point)).map(lostViolation)),
    ...findReplacedWords(given.text, given.claims, given.lexicon.alternatives).map((one) =>
      wordViolation(one, given.text),
    ),
    ...findReplacedNames(given.names.written, given.names.told).map(({ written }) =>
      nameViolation(written, given.text),
    ),
  ]
}
