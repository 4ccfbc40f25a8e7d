import type { Expression, Expressions } from '../../core/knowledge/expressions.ts'
import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import type { ReportSentence } from '../read-report.ts'
import { createSpanFinder } from '../span-at.ts'

interface TimedExpression {
  readonly expression: Expression
  readonly patterns: readonly RegExp[]
  readonly unless: RegExp | undefined
}

/** Meetings, laws, plans and slogans that are stale or too early for the report year. */
export function createExpressionsInTime(expressions: Expressions): Check {
  const timed = expressions.all.map((expression): TimedExpression => {
    const patterns = expression.patterns.map((source) => new RegExp(source, 'gu'))
    const unless = expression.unless.length === 0 ? undefined : new RegExp(expression.unless.join('|'), 'u')
    return { expression, patterns, unless }
  })
  return {
    name: 'expressions-in-time',
    find: (report) => {
      if (!report.dated) return []
      const sentenceAt = createSpanFinder(report.sentences)
      return timed.flatMap((one) =>
        one.patterns.flatMap((pattern) =>
          Array.from(report.text.matchAll(pattern)).flatMap((match) => {
            const sentence = sentenceAt(match.index)
            if (sentence !== undefined && one.unless?.test(sentence.text) === true) return []
            const remark = judge(one.expression, report.year, sentence)
            if (remark === undefined) return []
            return [{ ...remark, span: quoted(report.text, match.index, match.index + match[0].length) }]
          }),
        ),
      )
    },
  }
}

type Verdict = Omit<Remark, 'span'>

function judge(expression: Expression, year: number, sentence: ReportSentence | undefined): Verdict | undefined {
  return early(expression, year, sentence) ?? stale(expression, year, sentence)
}

function early(expression: Expression, year: number, sentence: ReportSentence | undefined): Verdict | undefined {
  const known = expression.knownFrom
  if (known === undefined || known <= `${String(year)}-12-31`) return unconfirmed(expression)
  const inPlan = sentence?.section === 'plan' && known <= `${String(year + 1)}-03-31`
  if (inPlan) return unconfirmed(expression)
  const severity = expression.confirmed ? 'error' : 'warn'
  return { kind: 'early_reference', severity, message: expression.why }
}

function unconfirmed({ confirmed, text }: Expression): Verdict | undefined {
  if (confirmed) return undefined
  return { kind: 'early_reference', severity: 'info', message: `${text}的施行情况本系统没有证实，请您核实` }
}

function stale(expression: Expression, year: number, sentence: ReportSentence | undefined): Verdict | undefined {
  const { currentUntil, staleInPlanFrom, instead } = expression
  const past = currentUntil !== undefined && year > currentUntil
  const inPlan = staleInPlanFrom !== undefined && year >= staleInPlanFrom && sentence?.section === 'plan'
  if (!past && !inPlan) return undefined
  const verdict = { kind: 'stale_expression', severity: expression.staleSeverity, message: expression.why }
  return instead !== undefined && expression.safe ? { ...verdict, suggestion: instead } : verdict
}

/** A title keeps its 《》. */
function quoted(text: string, start: number, end: number): { start: number; end: number } {
  const from = text[start - 1] === '《' ? start - 1 : start
  return { start: from, end: from < start && text[end] === '》' ? end + 1 : end }
}
