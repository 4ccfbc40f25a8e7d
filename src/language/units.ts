import type { Figure } from '../core/figure.ts'
import type { FigureLexicon } from '../core/knowledge/figures.ts'

/** What of the lexicon equality needs: which units and which approximations say the same. */
export interface FigureUnits {
  /** 件 = 起 = 宗; an empty unit (none given) goes with every count. */
  same(one: string, other: string): boolean
  /** 余 = 多 = 超. */
  sameApprox(one: Figure['approx'], other: Figure['approx']): boolean
}

export function createFigureUnits(dependencies: { readonly lexicon: FigureLexicon }): FigureUnits {
  const { lexicon } = dependencies
  const classOf = new Map(
    lexicon.classes.flatMap((words) => words.map((word): [string, string] => [word, words[0] ?? word])),
  )
  const name = (unit: string): string => classOf.get(unit) ?? unit
  const looseOf = new Map(Object.entries(lexicon.loose).map(([unit, words]) => [unit, new Set(words.map(name))]))
  const stands = (general: string, special: string): boolean => looseOf.get(general)?.has(name(special)) === true
  const approxOf = new Map(
    lexicon.approxClasses.flatMap((all) => all.map((one): [string, string] => [one, all[0] ?? one])),
  )
  return {
    same: (one, other) => name(one) === name(other) || stands(one, other) || stands(other, one),
    sameApprox: (one, other) => (approxOf.get(one) ?? one) === (approxOf.get(other) ?? other),
  }
}
