import type { LawTable } from '../../core/knowledge/check-knowledge.ts'
import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import type { ReadReport } from '../read-report.ts'
import { editDistance } from './edit-distance.ts'

const NATION = '中华人民共和国'
/** Shorter titles are too like each other to tell a misspelling. */
const SHORTEST = 6

interface Laws {
  readonly known: ReadonlySet<string>
  readonly titles: readonly string[]
  readonly national: ReadonlySet<string>
}

/** Titles of laws and documents that are nearly those of the table; full and short titles mixed in one list. */
export function createLawName(table: LawTable): Check {
  const titles = [...table.national, ...table.documents].map(plain)
  const laws: Laws = { known: new Set(titles), titles, national: new Set(table.national) }
  const wrong = table.wrong.map((row) => ({ ...row, pattern: new RegExp(row.match, 'gu') }))
  return {
    name: 'law-name',
    find: (report) => [
      ...misspelt(report, laws),
      ...mixedLists(report, laws),
      ...wrong.flatMap((row) => knownWrong(report, row)),
    ],
  }
}

/** Without the nation's name, dashes and brackets in one form. */
function plain(title: string): string {
  return title
    .replace(NATION, '')
    .replace(/[—\-－–―~至]+/g, '—')
    .replace(/\(/g, '（')
    .replace(/\)/g, '）')
    .replace(/\s/g, '')
}

function misspelt(report: ReadReport, laws: Laws): readonly Remark[] {
  const verdicts = new Map<string, string | undefined>()
  return Array.from(report.text.matchAll(/《([^《》\n]{2,60})》/gu)).flatMap((match): readonly Remark[] => {
    const title = match[1] ?? ''
    const name = plain(title)
    if (!verdicts.has(name)) verdicts.set(name, laws.known.has(name) ? undefined : nearest(name, laws.titles))
    const right = verdicts.get(name)
    if (right === undefined) return []
    const prefix = title.startsWith(NATION) ? NATION : ''
    const span = { start: match.index, end: match.index + match[0].length }
    const sure = name.slice(-1) === right.slice(-1)
    const message = `名称疑有误，规范名称是《${prefix}${right}》`
    return [{ kind: 'law_name', severity: sure ? 'error' : 'warn', span, message, suggestion: `《${prefix}${right}》` }]
  })
}

function nearest(name: string, titles: readonly string[]): string | undefined {
  if (name.length < SHORTEST) return undefined
  const most = name.length >= 12 ? 2 : 1
  return titles.find((title) => {
    if (title.length < SHORTEST) return false
    return editDistance(name, title, most) <= most || isShuffled(name, title)
  })
}

/** 道路安全交通法: the same characters in another order. */
function isShuffled(one: string, other: string): boolean {
  return one.length === other.length && Array.from(one).sort().join('') === Array.from(other).sort().join('')
}

function knownWrong(
  report: ReadReport,
  row: { readonly pattern: RegExp; readonly instead: string; readonly why?: string },
): readonly Remark[] {
  return Array.from(report.text.matchAll(row.pattern), (match): Remark => {
    const span = { start: match.index, end: match.index + match[0].length }
    const message = row.why ?? `规范名称是${row.instead}`
    return { kind: 'law_name', severity: 'error', span, message, suggestion: row.instead }
  })
}

/** 《中华人民共和国宪法》、《行政许可法》: some with the nation's name, some without. */
function mixedLists(report: ReadReport, laws: Laws): readonly Remark[] {
  return Array.from(report.text.matchAll(/(?:《[^《》\n]{2,40}》[、和及与]?){2,20}/gu)).flatMap(
    (match): readonly Remark[] => {
      const titles = Array.from(match[0].matchAll(/《([^《》]+)》/gu), (one) => one[1] ?? '')
      const full = titles.some((title) => title.startsWith(NATION))
      const short = titles.some((title) => laws.national.has(title))
      if (!full || !short) return []
      const span = { start: match.index, end: match.index + match[0].trimEnd().length }
      return [{ kind: 'law_name', severity: 'warn', span, message: '全称和简称混用，请统一' }]
    },
  )
}
