import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import type { ReadReport } from '../read-report.ts'

interface Clause {
  readonly start: number
  readonly end: number
  /** Letters and digits only. */
  readonly plain: string
  readonly pairs: ReadonlySet<string>
  readonly paragraph: number
  readonly heading: boolean
}

/** How many clauses back a repetition is looked for: keeps the cost linear. */
const WINDOW = 40
/** Formulas every report repeats. */
const FORMULA =
  /习近平|党的[十二]|全会精神|八五|九五|普法规划|报告如下|贯彻落实|情况$|^其中|第一责任人职责(?:规定|情况)/
const SHORTEST = 10

/** Clauses said twice: word for word anywhere, or nearly so in one paragraph. */
export const duplicate: Check = {
  name: 'duplicate',
  find: (report) => {
    const clauses = readClauses(report)
    return [...exactRepeats(clauses), ...nearRepeats(clauses), ...echoes(clauses)]
  },
}

function readClauses(report: ReadReport): readonly Clause[] {
  const clauses: Clause[] = []
  report.paragraphs.forEach((paragraph, index) => {
    if (paragraph.role !== 'body') return
    for (const match of paragraph.text.matchAll(/[^，。；：！？\n]+/gu)) {
      const plain = match[0]
        .replace(/[^\u3400-\u9fff〇\p{Number}a-zA-Z]/gu, '')
        .replace(/^[一二三四五六七八九十]{1,2}(?:是|要)/, '')
      const start = paragraph.span.start + match.index
      const heading = paragraph.heading !== undefined && start < paragraph.heading.span.end
      clauses.push({ start, end: start + match[0].length, plain, pairs: pairsOf(plain), paragraph: index, heading })
    }
  })
  return clauses
}

function pairsOf(plain: string): ReadonlySet<string> {
  const pairs = new Set<string>()
  for (let index = 0; index + 1 < Math.min(plain.length, 80); index += 1) pairs.add(plain.slice(index, index + 2))
  return pairs
}

/** Runs of the same words: 20 characters or more in one clause, or two clauses running. */
function exactRepeats(clauses: readonly Clause[]): readonly Remark[] {
  const seen = new Map<string, number>()
  const remarks: Remark[] = []
  clauses.forEach((clause, index) => {
    if (clause.plain.length < SHORTEST || clause.heading) return
    const first = seen.get(clause.plain)
    if (first === undefined) seen.set(clause.plain, index)
    else if (isLongRepeat(clauses, first, index)) remarks.push(repeated(clause, clauses[first]))
  })
  return joined(remarks)
}

function isLongRepeat(clauses: readonly Clause[], first: number, again: number): boolean {
  const plain = clauses[again]?.plain ?? ''
  if (FORMULA.test(plain) && plain.length < 30) return false
  if (plain.length >= 20) return true
  const same = (step: number): boolean => isSameClause(clauses[first + step], clauses[again + step])
  return again - first > 1 && (same(1) || same(-1))
}

function isSameClause(one: Clause | undefined, other: Clause | undefined): boolean {
  return one !== undefined && other !== undefined && one.plain === other.plain && one.plain.length >= 4
}

function repeated(clause: Clause, first: Clause | undefined): Remark {
  const length = clause.plain.length
  const where = first?.paragraph === clause.paragraph ? '同一段里' : '前文'
  return {
    kind: 'duplicate',
    severity: length >= 30 ? 'error' : 'warn',
    span: { start: clause.start, end: clause.end },
    message: `与${where}的话重复，请删去一处`,
  }
}

/** Neighbouring repeated clauses are one finding. */
function joined(remarks: readonly Remark[]): readonly Remark[] {
  const all: Remark[] = []
  for (const remark of remarks) {
    const last = all.at(-1)
    if (last !== undefined && remark.span.start - last.span.end <= 2) {
      all[all.length - 1] = { ...last, span: { start: last.span.start, end: remark.span.end } }
    } else all.push(remark)
  }
  return all
}

/** In one paragraph, a clause whose words are nearly all those of another. */
function nearRepeats(clauses: readonly Clause[]): readonly Remark[] {
  return clauses.flatMap((clause, index): readonly Remark[] => {
    if (clause.plain.length < SHORTEST || clause.heading) return []
    for (let back = Math.max(0, index - WINDOW); back < index; back += 1) {
      const other = clauses[back]
      if (other?.paragraph !== clause.paragraph || other.heading || other.plain.length < SHORTEST) continue
      if (other.plain !== clause.plain && isNear(other, clause)) return [nearly(clause)]
    }
    return []
  })
}

/** Clauses with figures differ in what matters; they are compared by the number checks. */
function isNear(one: Clause, other: Clause): boolean {
  if (/\d/.test(one.plain) || /\d/.test(other.plain)) return false
  const [small, large] = one.pairs.size <= other.pairs.size ? [one, other] : [other, one]
  if (large.pairs.size > 2.2 * small.pairs.size) return false
  let shared = 0
  for (const pair of small.pairs) if (large.pairs.has(pair)) shared += 1
  return shared >= 0.88 * small.pairs.size
}

function nearly(clause: Clause): Remark {
  return {
    kind: 'duplicate',
    severity: 'warn',
    span: { start: clause.start, end: clause.end },
    message: '同一段里已有几乎相同的话，请删去一处',
  }
}

/** A short clause said again at once: 规范执法行为。进一步规范执法队伍建设，规范执法行为. */
function echoes(clauses: readonly Clause[]): readonly Remark[] {
  return clauses.flatMap((clause, index): readonly Remark[] => {
    if (clause.plain.length < 6 || clause.plain.length >= 20 || /\d/.test(clause.plain)) return []
    for (let back = index - 1; back >= Math.max(0, index - 3); back -= 1) {
      const other = clauses[back]
      if (other?.plain !== clause.plain || other.paragraph !== clause.paragraph) continue
      const span = { start: other.start, end: clause.end }
      return [{ kind: 'duplicate', severity: 'warn', span, message: '相邻的话重复，请合并' }]
    }
    return []
  })
}
