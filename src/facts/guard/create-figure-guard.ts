import type { Fact } from '../../core/fact.ts'
import type { FigureReader, NumeralName } from '../../core/figure-reader.ts'
import type { FigureGuard, Violation } from '../../core/guard.ts'
import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import { createFigureUnits } from '../../language/units.ts'
import { bindFigures } from './bind.ts'
import { isDeniedOne } from './denied.ts'
import { judge } from './judge.ts'
import { lazily } from './lazily.ts'
import { createPointReader, type Point } from './point.ts'
import { createSimilarity } from './similarity.ts'
import { createSubjectWords } from './subject-words.ts'
import { withoutTakenBack } from './taken-back.ts'
import { tellApart } from './tell-apart.ts'

/**
 * The guard of figures: what a text says in numbers against what the facts say, both ways. Superseded facts count for
 * nothing. Pure and deterministic; cost grows with the length of the text and of the facts, not with their product.
 */
export function createFigureGuard(dependencies: {
  readonly figures: FigureReader
  readonly lexicon: FigureLexicon
}): FigureGuard {
  const { figures, lexicon } = dependencies
  const units = createFigureUnits({ lexicon })
  const subjectWords = createSubjectWords(lexicon)
  const readPoints = createPointReader({ lexicon, subjectWords })
  const pointsOfFact = remember((fact: Fact): readonly Point[] => readPoints(fact.claim, fact.figures, { fact }))
  const namesOfFact = remember((fact: Fact): readonly NumeralName[] => figures.names(fact.claim))
  return (text, facts, options = {}) => {
    const live = liveFacts(facts)
    const written = tellApart(readPoints(text, figures.read(text)), subjectWords.of)
    const all = live.flatMap((fact) => withoutDenied(pointsOfFact(fact)))
    const told = tellApart(withoutTakenBack(all, units), subjectWords.of)
    const similarity = createSimilarity([...written, ...told], subjectWords)
    const bonds = bindFigures(written, told, { units, lexicon, similarity })
    const names = { written: figures.names(text), told: lazily(() => live.flatMap((fact) => namesOfFact(fact))) }
    const violations = judge({
      text,
      claims: live.map(({ claim }) => claim),
      written,
      told,
      ...bonds,
      names,
      units,
      similarity,
      lexicon,
      partial: options.partial === true,
    })
    return { verdict: violations.length === 0 ? 'pass' : 'flag', violations: inOrder(violations) }
  }
}

/** 一起 of 「今年一起没有，去年1起」 must not stand for the one there was. */
function withoutDenied(points: readonly Point[]): readonly Point[] {
  const isThere = ({ figure }: Point): boolean =>
    points.some((one) => one.figure.value === figure.value && one.figure.unit === figure.unit && !isDeniedOne(one))
  return points.filter((point) => !isDeniedOne(point) || !isThere(point))
}

/** Facts that count: neither corrected nor settled as not to be used. */
function liveFacts(facts: readonly Fact[]): readonly Fact[] {
  const corrected = new Set(facts.map((fact) => fact.supersedes))
  return facts.filter((fact) => !corrected.has(fact.id) && fact.dropped !== true)
}

/** Facts never change, so what was read from one is kept as long as the fact itself. */
function remember<K extends object, V>(read: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>()
  return (key) => {
    const ready = known.get(key)
    if (ready !== undefined) return ready
    const value = read(key)
    known.set(key, value)
    return value
  }
}

function inOrder(violations: readonly Violation[]): readonly Violation[] {
  const place = (violation: Violation): number => violation.start ?? Number.MAX_SAFE_INTEGER
  return [...violations].sort((a, b) => place(a) - place(b))
}
