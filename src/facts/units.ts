import type { FigureLexicon } from '../core/knowledge/figures.ts'

export interface UnitClasses {
  /** Name of the class a unit belongs to (件, 起 and 宗 are one); the unit itself when it stands alone. */
  of(unit: string): string
  /** True when two figures may count the same: one class, a general word (个) for a special one, or no unit given. */
  agree(left: string, right: string): boolean
}

/** Units that may stand for one another, by the figure lexicon. */
export function createUnitClasses({ classes, loose }: Pick<FigureLexicon, 'classes' | 'loose'>): UnitClasses {
  const names = new Map(classes.flatMap((group) => group.map((unit) => [unit, group[0] ?? unit] as const)))
  const general = new Map(Object.entries(loose).map(([unit, special]) => [unit, new Set(special)] as const))
  const of = (unit: string): string => names.get(unit) ?? unit
  return {
    of,
    agree: (left, right) =>
      left === '' ||
      right === '' ||
      of(left) === of(right) ||
      general.get(left)?.has(right) === true ||
      general.get(right)?.has(left) === true,
  }
}
