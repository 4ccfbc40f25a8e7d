import type { Fact } from '../core/fact.ts'
import { compareDecimals } from '../language/decimal.ts'
import { type FigurePlace, figurePlaces } from './figure-place.ts'
import type { QuantityReader } from './quantity.ts'
import { questionTexts } from './question-texts.ts'
import type { RaisedQuestion } from './raise-question.ts'
import { factIds, shown, whereTold } from './raise-question.ts'

/** Where in the ledger a thing was given a number. */
interface Told {
  readonly place: FigurePlace
  readonly single: boolean
}

/** The ledger by what its figures count. */
export interface LedgerIndex {
  /** Facts told before that give this thing a number. */
  told(place: FigurePlace): readonly Told[]
  /** Facts with no figure that say the same, word for word. */
  sameWords(fact: Fact): Fact | undefined
  add(fact: Fact): void
}

/** Readings of facts are kept as long as the fact itself is, so that a long ledger is read once, not once a message. */
export function createLedgerIndexer({ quantityOf }: { readonly quantityOf: QuantityReader }) {
  const places = new WeakMap<Fact, readonly (Told & { readonly key: string })[]>()
  const read = (fact: Fact): readonly (Told & { readonly key: string })[] => {
    const known = places.get(fact)
    if (known !== undefined) return known
    const own = figurePlaces([fact]).flatMap((place) => {
      const quantity = quantityOf(place)
      return quantity === undefined ? [] : [{ place, key: quantity.key, single: quantity.single }]
    })
    places.set(fact, own)
    return own
  }
  const words = new WeakMap<Fact, string>()
  const wordsOf = (fact: Fact): string => {
    const known = words.get(fact) ?? bareWords(fact)
    words.set(fact, known)
    return known
  }
  return (facts: readonly Fact[]): LedgerIndex => {
    const byKey = new Map<string, Told[]>()
    const byValue = new Map<string, Told>()
    const byWords = new Map<string, Fact>()
    const index: LedgerIndex = {
      told: (place) => {
        const key = read(place.fact).find((one) => one.place.figure === place.figure)?.key
        if (key === undefined) return []
        const equal = byValue.get(`${key}=${place.figure.value}`)
        return [...(equal === undefined ? [] : [equal]), ...(byKey.get(key) ?? [])]
      },
      sameWords: (fact) => byWords.get(wordsOf(fact)),
      add: (fact) => {
        for (const one of read(fact)) {
          const list = byKey.get(one.key)
          if (list === undefined) byKey.set(one.key, [one])
          else if (list.length < MOST_NUMBERS) list.push(one)
          const value = `${one.key}=${one.place.figure.value}`
          if (!byValue.has(value)) byValue.set(value, one)
        }
        const said = wordsOf(fact)
        if (!byWords.has(said)) byWords.set(said, fact)
      },
    }
    for (const fact of facts) index.add(fact)
    return index
  }
}

/** Numbers of one thing kept for comparison; a thing with more is nothing one asks about, and equal ones are found anyway. */
const MOST_NUMBERS = 24

/** The claim without marks and blanks. */
function bareWords({ claim }: Fact): string {
  return claim.replace(/[\s，。、；：！？,.;:!?“”"'（）()]+/gu, '')
}

/** True when two approximate or exact figures can be one number: 200多件 and 200余起, 200多件 and 215件. */
export function mayEqual(left: FigurePlace, right: FigurePlace): boolean {
  const [a, b] = [left.figure, right.figure]
  if (a.value === b.value) return true
  if (a.approx === '' && b.approx === '') return false
  const [rough, other] = a.approx === '' ? [b, a] : [a, b]
  const ratio = Number(other.value) / Number(rough.value)
  if (/余|多|超|以上/.test(rough.approx)) return compareDecimals(other.value, rough.value) > 0 && ratio < OPEN_UP
  if (/近|不足|以下/.test(rough.approx)) return compareDecimals(other.value, rough.value) < 0 && ratio > 1 / OPEN_UP
  return ratio > 1 / OPEN_UP && ratio < OPEN_UP
}

/** 200多件 can be 230, not 300. */
const OPEN_UP = 1.3

/** Asks which of two numbers of one thing holds. */
export function conflictQuestion(left: FigurePlace, right: FigurePlace, sides: Sides): RaisedQuestion {
  const told = { left: figureText(left), right: figureText(right) }
  return {
    kind: 'conflict',
    text: questionTexts.conflict({
      left: shown(left),
      leftAt: whereTold(left.fact),
      right: shown(right),
      rightAt: whereTold(right.fact),
    }),
    options: questionTexts.conflictOptions(told),
    effects: [{ kind: 'drop', facts: sides.right }, { kind: 'drop', facts: sides.left }, { kind: 'keep' }],
    facts: factIds([left, right]),
  }
}

/** The facts that stand and fall with each number. */
export interface Sides {
  readonly left: readonly string[]
  readonly right: readonly string[]
}

function figureText({ figure }: FigurePlace): string {
  return figure.text
}

/** Says that two statements are taken for one. */
export function duplicateQuestion(first: FigurePlace, again: FigurePlace): RaisedQuestion {
  return {
    kind: 'duplicate',
    text: questionTexts.duplicate({
      left: shown(first),
      leftAt: whereTold(first.fact),
      right: shown(again),
      rightAt: whereTold(again.fact),
    }),
    options: questionTexts.duplicateOptions,
    effects: [{ kind: 'keep' }, { kind: 'separate', fact: again.fact.id }],
    facts: factIds([first, again]),
  }
}
