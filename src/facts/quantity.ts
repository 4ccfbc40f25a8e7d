import type { Figure } from '../core/figure.ts'
import type { LedgerWords, QuantityWords } from '../core/knowledge/ledger-words.ts'
import type { Theme } from '../core/theme.ts'
import type { FigurePlace } from './figure-place.ts'
import type { UnitClasses } from './units.ts'

/** What a figure is the number of, so that two figures of one thing can be found. */
export interface Quantity {
  /** Equal keys are one thing: theme, what was counted, class of the measure word, the part of the year or the village. */
  readonly key: string
  /** True when it can have only one number in a report: a stock (网格员), or a total of the year. */
  readonly single: boolean
}

export type QuantityReader = (place: FigurePlace) => Quantity | undefined

/** Words of a part of the year or of the township: a figure of it is another one than that of the whole. */
const SCOPE =
  /[\p{Script=Han}]{1,6}?(?:村|社区|居委会|片区)|[一二三四上下]半?季度|上半年|下半年|\d{1,2}月|[一二三四]季度/gu
/** 「全年115件」 in a statement of one theme is that theme's own total. */
const WHOLE = /全年|一共|总共|共计|合计/u
const MARKS = /[\s\d，。、；：:,;（）()“”"《》+＋·—-]+/gu
/** Figures that are no number of things. */
const UNCOUNTED: ReadonlySet<Figure['kind']> = new Set<Figure['kind']>(['ratio', 'frequency', 'duration'])
/** A subject longer than this is a sentence; no two of them are equal by chance or on purpose. */
const MAX_SUBJECT = 24

/** Reads by the quantities of `config/ledger.yaml`; anything else goes by its own words, only as a thing with many numbers. */
export function createQuantityReader({
  words,
  units,
}: {
  readonly words: LedgerWords
  readonly units: UnitClasses
}): QuantityReader {
  const fillers = anyOf(words.fillers)
  const known = words.quantities.map((one) => ({
    ...one,
    named: anyOf(one.words),
    around: anyOf([...one.words, ...one.of, ...words.fillers]),
  }))
  const knownQuantity = (place: FigurePlace, local: string, scope: string): Quantity | undefined => {
    const { figure, fact } = place
    const bare = WHOLE.test(place.near) && local.replace(fillers, '') === ''
    for (const one of known) {
      if (!belongs(one, figure.unit, fact.theme, units)) continue
      if (!(bare && one.theme !== undefined) && local.search(one.named) < 0) continue
      const rest = local.replace(SCOPE, '').replace(one.around, '')
      return { key: `${one.id}|${rest}|${scope}`, single: rest === '' }
    }
    return undefined
  }
  return (place) => {
    const { figure, fact } = place
    if (UNCOUNTED.has(figure.kind)) return undefined
    const local = `${place.near}${place.after.slice(0, 8)}`.replace(MARKS, '')
    const scope = scopeOf(place)
    const quantity = knownQuantity(place, local, scope)
    if (quantity !== undefined) return quantity
    const subject = place.near.replace(MARKS, '').replace(SCOPE, '').replace(fillers, '')
    if (subject.length < 2 || subject.length > MAX_SUBJECT) return undefined
    return { key: `${fact.theme ?? ''}|${subject}|${units.of(figure.unit)}|${scope}`, single: false }
  }
}

function belongs(one: QuantityWords, unit: string, theme: Theme | undefined, units: UnitClasses): boolean {
  return (one.theme === undefined || one.theme === theme) && one.units.some((own) => units.agree(own, unit))
}

/** The village or part of the year in the clause or the lead-in, and the date of the statement. */
function scopeOf({ fact, near }: FigurePlace): string {
  const places = `${fact.context ?? ''}，${near}`.match(SCOPE) ?? []
  return [...places, fact.date ?? ''].join(' ').trim()
}

/** Longest first, so that a longer word is not left half. */
function anyOf(words: readonly string[]): RegExp {
  const list = [...new Set(words)].sort((a, b) => b.length - a.length)
  return new RegExp(list.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'gu')
}
