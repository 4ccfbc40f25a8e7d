import type { Fact, FactId } from '../core/fact.ts'
import type { FigureReader } from '../core/figure-reader.ts'
import type { Question, QuestionEffect } from '../core/question.ts'
import type { Report } from '../core/report.ts'
import { nextNumber } from './next-id.ts'

/** The report with a question answered: the answer kept in the person's words, and the option's effect on the ledger. */
export function settleQuestion(
  report: Report,
  question: Question,
  chosen: { readonly choice: number } | { readonly text: string },
  figures: FigureReader,
): Report {
  const answer = 'choice' in chosen ? (question.options?.[chosen.choice] ?? '') : chosen.text
  const effect = 'choice' in chosen ? question.effects?.[chosen.choice] : undefined
  const questions = report.questions.map((one) =>
    one.id === question.id ? { ...one, state: 'answered' as const, answer } : one,
  )
  return {
    ...report,
    questions,
    facts: effect === undefined ? report.facts : applyEffect(report.facts, effect, figures),
  }
}

/** The question passed over: not asked again, what it asked stays unknown. */
export function dropQuestion(report: Report, question: Question): Report {
  const questions = report.questions.map((one) =>
    one.id === question.id ? { ...one, state: 'dropped' as const } : one,
  )
  return { ...report, questions }
}

function applyEffect(facts: readonly Fact[], effect: QuestionEffect, figures: FigureReader): readonly Fact[] {
  if (effect.kind === 'keep') return facts
  if (effect.kind === 'drop')
    return facts.map((fact) => (effect.facts.includes(fact.id) ? { ...fact, dropped: true } : fact))
  return effect.kind === 'separate' ? separated(facts, effect.fact) : superseded(facts, effect, figures)
}

/** What was taken for a repetition counts for itself. */
function separated(facts: readonly Fact[], repeated: FactId): readonly Fact[] {
  const old = facts.find(({ id }) => id === repeated)
  if (old === undefined) return facts
  const { duplicateOf: _, ...fact } = old
  return [...facts, { ...fact, id: `f${nextNumber(facts)}`, supersedes: old.id }]
}

/** Append-only: the corrected fact stays, a new one takes its place. */
function superseded(
  facts: readonly Fact[],
  effect: Extract<QuestionEffect, { kind: 'replace' }>,
  figures: FigureReader,
): readonly Fact[] {
  const old = facts.find(({ id }) => id === effect.fact)
  if (old === undefined) return facts
  const id: FactId = `f${nextNumber(facts)}`
  const claim = old.claim.replace(effect.from, effect.to)
  return [...facts, { ...old, claim, figures: figures.read(claim), id, supersedes: old.id }]
}
