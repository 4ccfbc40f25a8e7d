import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import type { Bond } from './bond.ts'
import type { Point } from './point.ts'
import { saysWhole } from './soft.ts'

const CLAUSE_MARK = /[，。；\n]/u
/** 东风村 of 「东风村：矛盾18，调好18」. */
const HEAD = /^[\s\d.、]*([\u4e00-\u9fff]{2,8})[\s：:，,|｜]/u

/** 「东风村：矛盾18，调好18」 told where the text has the 18 once and says 东风村……全部化解. */
export function isSaidWholeByName(
  point: Point,
  bonds: readonly Bond[],
  { text, lexicon }: { readonly text: string; readonly lexicon: FigureLexicon },
): boolean {
  const head = HEAD.exec(point.source)?.[1]
  if (head === undefined || point.figure.kind !== 'count') return false
  const isRowMate = ({ told }: Bond): boolean => told !== point && told.fact === point.fact
  if (!bonds.some(isRowMate)) return false
  return text.split(CLAUSE_MARK).some((clause) => clause.includes(head) && saysWhole(clause, lexicon))
}
