import type { LedgerWords } from '../../core/knowledge/ledger-words.ts'

/** Which year a clause speaks of, against the report year; undefined when it does not say. */
export type ClauseYear = 'before' | 'report' | 'next' | undefined

export type ClauseYearReader = (clause: string, figures: number, year: number | undefined) => ClauseYear

/** A year, not the end of a span of years and not the start of one. */
const YEAR = /(?<![\d—\-~至到])(20\d\d)年(?!以来|起|开始|至|到|[—\-~])/g
/** 去年41批 下降17.1%: the change is this year's, behind whatever year. */
const CHANGED = /^\s*(?:同比)?(?:下降|上升|增长|增加|减少|提高|降低|多|少)了?\d/u
/** 宣传26场（比去年多7场）: both figures are this year's. */
const COMPARED = /[（(](?:比|较|同比)[^（）()]{0,40}[)）]/gu
const BRACKETED = /《[^《》]{0,60}》|〔[^〔〕]{0,12}〕|（[^（）]{0,60}）/g

/** 「去年调解130起」 speaks of the year before; 「比去年增加10起」 only compares, its figure is this year's. */
export function createClauseYearReader({ words }: { readonly words: LedgerWords }): ClauseYearReader {
  const last = new RegExp(words.lastYear, 'u')
  const now = new RegExp(words.thisYear, 'u')
  const comparing = new RegExp(words.comparison, 'u')
  return (clause, figures, year) => {
    if (last.test(clause.replace(COMPARED, ''))) {
      if (now.test(clause)) return 'report'
      return comparing.test(clause) && figures < 2 ? undefined : 'before'
    }
    if (now.test(clause) || CHANGED.test(clause)) return 'report'
    return year === undefined ? undefined : namedYear(clause, year)
  }
}

function namedYear(clause: string, year: number): ClauseYear {
  const years = [...clause.replace(BRACKETED, '').matchAll(YEAR)].map((found) => Number(found[1]))
  if (years.length === 0) return undefined
  if (years.includes(year)) return 'report'
  return years.every((one) => one < year) ? 'before' : 'next'
}
