import type { Fact } from '../../core/fact.ts'
import type { FigureUnits } from '../../language/units.ts'
import type { Bond } from './bond.ts'
import type { Point } from './point.ts'
import type { Swap } from './swaps.ts'

const HEAD = /^\s*([\u4e00-\u9fff]{2,8})[:：]/u
const PIECE_END = /[；;。\n]/u
/** How far before a figure its piece may begin, in UTF-16 units. */
const REACH = 120
/** Notes with more heads than these are not compared. */
const MOST_HEADS = 40

interface Tools {
  readonly told: readonly Point[]
  readonly units: FigureUnits
  readonly isMissing: (told: Point) => boolean
}

/**
 * Figures of notes that say at their head whose they are (「李家沟：谈了四次」, 「陈湾：跑了九趟」), written beside another of those
 * names, while that one's own figure is gone or stands where this one belongs.
 */
export function findSwapsOfHeads(bonds: readonly Bond[], { told, units, isMissing }: Tools): readonly Swap[] {
  const heads = headsOf(told)
  const names = new Set(heads.values())
  if (names.size < 2 || names.size > MOST_HEADS) return []
  const ownName = ({ fact }: Point): string | undefined => (fact === undefined ? undefined : heads.get(fact))
  const besideName = (point: Point): string | undefined => nameBeside(point, [...names])
  const holders = new Map(bonds.map((bond) => [bond.told, bond.written]))
  return bonds.flatMap(({ written, told: own }) => {
    const [name, beside] = [ownName(own), besideName(written)]
    if (name === undefined || beside === undefined || name === beside || isDate(own)) return []
    const meant = told.find((rival) => {
      if (ownName(rival) !== beside || isDate(rival) || rival.figure.value === own.figure.value) return false
      if (!units.same(rival.figure.unit, own.figure.unit)) return false
      const holder = holders.get(rival)
      return holder === undefined ? isMissing(rival) : besideName(holder) === name
    })
    return meant === undefined ? [] : [{ written, meant }]
  })
}

function headsOf(told: readonly Point[]): ReadonlyMap<Fact, string> {
  const heads = new Map<Fact, string>()
  for (const { fact } of told) {
    const head = fact === undefined || heads.has(fact) ? undefined : HEAD.exec(fact.claim)?.[1]
    if (fact !== undefined && head !== undefined) heads.set(fact, head)
  }
  return heads
}

/** The only name among them in its own words, else in its piece of the sentence. */
function nameBeside({ figure: { span }, source, words }: Point, names: readonly string[]): string | undefined {
  const piece =
    source
      .slice(Math.max(0, span.start - REACH), span.start)
      .split(PIECE_END)
      .at(-1) ?? ''
  for (const text of [words, piece]) {
    const found = names.filter((name) => text.includes(name))
    if (found.length > 0) return found.length === 1 ? found[0] : undefined
  }
  return undefined
}

function isDate({ figure }: Point): boolean {
  return figure.kind === 'date'
}
