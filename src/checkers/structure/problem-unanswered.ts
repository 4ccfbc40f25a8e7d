import type { StructureTable } from '../../core/knowledge/check-knowledge.ts'
import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import { readPoints, type SectionPoint } from './points.ts'
import { sectionsOf, wordsOf } from './section-text.ts'

interface Topic {
  readonly name: string
  readonly problem: RegExp
  readonly answer: RegExp
  readonly strict: boolean
}

/** A shortcoming that no measure of the next year answers. */
export function createProblemUnanswered(structure: StructureTable): Check {
  const topics = structure.topics.map((topic): Topic => {
    return { ...topic, problem: new RegExp(topic.problem, 'u'), answer: new RegExp(topic.answer, 'u') }
  })
  return {
    name: 'problem-unanswered',
    find: (report) => {
      const plan = wordsOf(report, 'plan')
      if (!report.whole || plan === '') return []
      return sectionsOf(report, 'shortcomings')
        .flatMap((section) => readPoints(report.text, section.body))
        .flatMap((point) => remarkOn(point, plan, topics))
    },
  }
}

function remarkOn(point: SectionPoint, plan: string, topics: readonly Topic[]): readonly Remark[] {
  const problem = point.text.split(/原因|由于|因为/)[0] ?? point.text
  const lead = leadOf(problem)
  const named = topics.filter((topic) => topic.problem.test(lead))
  const raised = named.length > 0 ? named : topics.filter((topic) => topic.problem.test(problem))
  const open = raised.filter((topic) => !topic.answer.test(plan))
  const strict = topics.find((topic) => topic.strict && topic.problem.test(problem) && !topic.answer.test(plan))
  const unanswered =
    strict !== undefined || (raised.length > 0 && open.length === raised.length) || isStrange(raised, problem, plan)
  if (!unanswered) return []
  const end = point.span.start + Math.min(point.text.length, 48)
  const about = strict === undefined ? '' : `（${strict.name}）`
  return [
    {
      kind: 'problem_unanswered',
      severity: 'warn',
      span: { start: point.span.start, end },
      message: `这一条不足${about}在下一年安排里没有对应的措施`,
    },
  ]
}

/** Its first sentence says what the shortcoming is; a bare number does not. */
function leadOf(problem: string): string {
  return problem.split('。')[0] ?? problem
}

/** No known topic: some words of the problem must come back in the plan. */
function isStrange(raised: readonly Topic[], problem: string, plan: string): boolean {
  if (raised.length > 0) return false
  const plain = problem.replace(/[^\u3400-\u9fff〇]/gu, '').slice(0, 60)
  let shared = 0
  for (let index = 0; index + 2 <= plain.length; index += 1)
    if (plan.includes(plain.slice(index, index + 2))) shared += 1
  return plain.length >= 8 && shared < 2
}
