import type { Figure } from '../../core/figure.ts'
import { sameDate, sameUnit, sameValue } from '../../language/render-figure.ts'
import type { FigureUnits } from '../../language/units.ts'
import type { Point } from './point.ts'
import type { Similarity } from './similarity.ts'

/** What differs between two figures of one value. */
export type Difference = 'none' | 'approx' | 'unit'

export interface Bond {
  readonly written: Point
  readonly told: Point
  readonly difference: Difference
}

export interface Bonds {
  readonly bonds: readonly Bond[]
  /** Figures of the text whose value no fact has left to give. */
  readonly unbound: readonly Point[]
  /** Figures of the facts that the text does not have. */
  readonly unused: readonly Point[]
}

const RATE_WORDS = /[率度比占]|满意|百分|合格|成功/
/** Groups of equal figures larger than this are bound in their order, not by subject, to stay linear. */
const LARGEST_GROUP = 40
const RANKS: readonly Difference[] = ['none', 'approx', 'unit']

interface Pair extends Bond {
  readonly fit: number
}

/** Binds each figure of the text to a told figure of the same value: exact ones first, then by subject. */
export function bindFigures(
  written: readonly Point[],
  told: readonly Point[],
  tools: { readonly units: FigureUnits; readonly similarity: Similarity },
): Bonds {
  const groups = groupByKey(told)
  const bonds: Bond[] = []
  const bound = new Set<Point>()
  const used = new Set<Point>()
  for (const [key, some] of groupByKey(written)) {
    const others = groups.get(key)
    if (others === undefined) continue
    for (const pair of inOrderOfFit(pairs(some, others, tools))) {
      if (bound.has(pair.written) || used.has(pair.told)) continue
      bonds.push(pair)
      bound.add(pair.written)
      used.add(pair.told)
    }
  }
  return {
    bonds,
    unbound: written.filter((point) => !bound.has(point)),
    unused: told.filter((point) => !used.has(point)),
  }
}

/** Every told figure that says the same as this one, used or not. */
export function equalsOf(
  point: Point,
  groups: ReadonlyMap<string, readonly Point[]>,
  units: FigureUnits,
): readonly Point[] {
  const found = keysOf(point.figure).flatMap((key) => groups.get(key) ?? [])
  return found.filter((other) => differenceOf(point, other, units) === 'none')
}

export function groupByKey(points: readonly Point[]): ReadonlyMap<string, readonly Point[]> {
  const groups = new Map<string, Point[]>()
  for (const point of points) {
    for (const key of keysOf(point.figure)) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [point])
      else group.push(point)
    }
  }
  return groups
}

/** Counts meet by value; dates by month, by day, or by year when that is all they have. */
function keysOf(figure: Figure): readonly string[] {
  if (figure.kind !== 'date') return [`${figure.value}~${figure.high ?? ''}`]
  const [start = ''] = figure.value.split('/')
  const month = /^(?:\d{4}-|--)?(\d{2})(?:-|$)/.exec(start)?.[1]
  const day = /-(\d{2})$/.exec(start)?.[1]
  if (start.startsWith('---')) return [`day ${start.slice(3)}`]
  if (month === undefined || /^\d{4}$/.test(start)) return [`year ${start}`]
  return day === undefined || start.length <= 4 ? [`month ${month}`] : [`month ${month}`, `day ${day}`]
}

function pairs(
  written: readonly Point[],
  told: readonly Point[],
  tools: { readonly units: FigureUnits; readonly similarity: Similarity },
): readonly Pair[] {
  const many = written.length * told.length > LARGEST_GROUP ** 2
  const found: Pair[] = []
  written.forEach((one, index) => {
    const others = many ? told.slice(Math.max(0, index - 2), index + 3) : told
    for (const other of others) {
      const difference = differenceOf(one, other, tools.units)
      if (difference !== undefined)
        found.push({ written: one, told: other, difference, fit: many ? 0 : tools.similarity(one, other) })
    }
  })
  return found
}

function inOrderOfFit(found: readonly Pair[]): readonly Pair[] {
  return [...found].sort((a, b) => RANKS.indexOf(a.difference) - RANKS.indexOf(b.difference) || b.fit - a.fit)
}

/** Undefined when they are not of one value at all. */
export function differenceOf(one: Point, other: Point, units: FigureUnits): Difference | undefined {
  const [left, right] = [one.figure, other.figure]
  if ((left.kind === 'date') !== (right.kind === 'date')) return undefined
  if (left.kind === 'date') return sameDate(left, right) ? 'none' : undefined
  if (!sameValue(left, right)) return undefined
  if (!unitsFit(one, other, units)) return 'unit'
  return units.sameApprox(left.approx, right.approx) ? 'none' : 'approx'
}

/** A bare number may be a rate only where a rate is spoken of; a unit told may be left out only of plain counts. */
function unitsFit(one: Point, other: Point, units: FigureUnits): boolean {
  if (!sameUnit(one.figure, other.figure, units)) return false
  const rate = [one, other].find((point) => point.figure.kind === 'ratio')
  const bare = [one, other].find((point) => point.figure.unit === '')
  if (rate === undefined || bare === undefined) return true
  return RATE_WORDS.test(bare.clause) && bare === other
}
