import type { Fact } from '../core/fact.ts'
import type { LedgerWords, UnitHint } from '../core/knowledge/ledger-words.ts'
import { type FigurePlace, figurePlaces } from './figure-place.ts'
import { questionTexts } from './question-texts.ts'
import { noteAt, type RaisedQuestion, shown } from './raise-question.ts'
import { rewrite } from './rewrite-claim.ts'

/** What new facts leave out: measure words, and which law 条例 is. */
export type GapFinder = (facts: readonly Fact[]) => readonly RaisedQuestion[]

/** Finds gaps by the hints of `config/ledger.yaml`. One question a statement, however many of its figures lack a unit. */
export function createGapFinder({ words }: { readonly words: LedgerWords }): GapFinder {
  const vagueLaw = createVagueLaw(words)
  return (facts) =>
    facts
      .filter((fact) => fact.duplicateOf === undefined)
      .flatMap((fact) => [...missingUnits(fact, words.unitHints), ...missingActivity(fact, words), ...vagueLaw(fact)])
}

function missingUnits(fact: Fact, hints: readonly UnitHint[]): readonly RaisedQuestion[] {
  const bare = figurePlaces([fact]).filter(({ figure }) => figure.unit === '')
  if (bare.length === 0 || fact.theme === undefined) return []
  const byUnit = new Map<string | undefined, FigurePlace[]>()
  for (const place of bare) {
    const unit = hintFor(place, hints)
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), place])
  }
  return [...byUnit].map(([unit, places]) => unitQuestion(fact, unit, places))
}

function hintFor(place: FigurePlace, hints: readonly UnitHint[]): string | undefined {
  const value = Number(place.figure.value)
  const fits = hints.filter(({ above = -1, most = Number.POSITIVE_INFINITY }) => value > above && value <= most)
  return (
    fits.find((hint) => hint.words.some((word) => place.near.endsWith(word)))?.unit ??
    fits.find((hint) => hint.words.some((word) => place.near.includes(word)))?.unit
  )
}

function unitQuestion(fact: Fact, unit: string | undefined, places: readonly FigurePlace[]): RaisedQuestion {
  const [first] = places
  const figure = first === undefined ? '' : shown(first)
  const told = { figure, at: noteAt(fact) }
  if (unit === undefined) return { kind: 'unit-missing', text: questionTexts.unitUnknown(told), facts: [fact.id] }
  const text =
    places.length === 1
      ? questionTexts.unitMissing({ ...told, unit })
      : questionTexts.unitsMissing({ ...told, unit, count: places.length })
  return {
    kind: 'unit-missing',
    text,
    options: questionTexts.unitOptions({ unit }),
    effects: [rewrite(places, ({ figure: bare }) => `${bare.text}${unit}`), { kind: 'keep' }],
    facts: [fact.id],
  }
}

/** 「道路交通300多场」: events of what kind? */
function missingActivity(fact: Fact, words: LedgerWords): readonly RaisedQuestion[] {
  const { activities, eventUnits, activityOptions } = words
  if (fact.theme === undefined || fact.polarity !== 'achievement') return []
  if (activities.some((word) => fact.claim.includes(word))) return []
  return figurePlaces([fact])
    .filter(
      ({ figure, before }) => before.trim().length > 1 && figure.kind === 'count' && eventUnits.includes(figure.unit),
    )
    .map((place) => ({
      kind: 'missing',
      text: questionTexts.activityMissing({
        figure: shown(place),
        options: activityOptions.join('、'),
        at: noteAt(fact),
      }),
      options: activityOptions,
      effects: activityOptions.map((activity) => rewrite([place], ({ figure }) => `${activity}${figure.text}`)),
      facts: [fact.id],
    }))
}

/** 「条例的宣传」: a law word without its name. */
function createVagueLaw({ vagueLaw }: LedgerWords): (fact: Fact) => readonly RaisedQuestion[] {
  const word = vagueLaw.words.join('|')
  const vague = new RegExp(`(?:${vagueLaw.before})(${word})(?=${vagueLaw.after})`, 'u')
  return (fact) => {
    const found = vague.exec(fact.claim)
    if (found?.[1] === undefined || fact.polarity === 'other') return []
    const at = found.index + found[0].length - found[1].length
    const quote = fact.claim
      .slice(Math.max(0, at - 1), at + found[1].length + 3)
      .replace(/^[\s，、]+|[\s，、。]+$/gu, '')
    const text = questionTexts.vagueLaw({ quote, word: found[1], at: noteAt(fact) })
    return [{ kind: 'vague-law', text, facts: [fact.id] }]
  }
}
