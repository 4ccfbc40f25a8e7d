import type { PhraseRule } from '../../core/knowledge/check-knowledge.ts'
import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import type { ReadReport, ReportSentence } from '../read-report.ts'
import { createSpanFinder } from '../span-at.ts'

interface CompiledRule extends Omit<PhraseRule, 'unless'> {
  readonly pattern: RegExp
  readonly unless: RegExp | undefined
}

/** One check a kind: every row of the lexicons that has this kind. */
export function createPhraseChecks(rules: readonly PhraseRule[]): readonly Check[] {
  const compiled = rules.map(compile)
  const kinds = [...new Set(rules.map((rule) => rule.kind))]
  return kinds.map((kind) =>
    phraseCheck(
      kind,
      compiled.filter((rule) => rule.kind === kind),
    ),
  )
}

function compile(rule: PhraseRule): CompiledRule {
  const unless = rule.unless.length === 0 ? undefined : new RegExp(rule.unless.join('|'), 'u')
  return { ...rule, pattern: new RegExp(rule.match, 'gu'), unless }
}

function phraseCheck(kind: string, rules: readonly CompiledRule[]): Check {
  return {
    name: kind.replaceAll('_', '-'),
    find: (report) => {
      const sentenceAt = createSpanFinder(report.sentences)
      return rules.flatMap((rule) => findRule(rule, report, sentenceAt))
    },
  }
}

type SentenceAt = (offset: number) => ReportSentence | undefined

function findRule(rule: CompiledRule, report: ReadReport, sentenceAt: SentenceAt): readonly Remark[] {
  const remarks: Remark[] = []
  for (const match of report.text.matchAll(rule.pattern)) {
    const start = match.index + (match[0].length - match[0].trimStart().length)
    if (!applies(rule, sentenceAt(start))) continue
    const span = { start: match.index, end: match.index + match[0].length }
    const remark = { kind: rule.kind, severity: rule.severity, span, message: rule.why }
    remarks.push(
      rule.instead === undefined ? remark : { ...remark, suggestion: rule.instead.replace('$1', match[1] ?? '') },
    )
  }
  return remarks
}

function applies(rule: CompiledRule, sentence: ReportSentence | undefined): boolean {
  if (sentence === undefined) return rule.parts === undefined
  if (rule.parts !== undefined && !rule.parts.includes(sentence.section)) return false
  return rule.unless === undefined || !rule.unless.test(sentence.text)
}
