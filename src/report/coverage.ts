import { CAUSE_TURN } from '../core/cause-turn.ts'
import type { Fact } from '../core/fact.ts'
import type { Question } from '../core/question.ts'
import { liveFacts, placeOf, sectionFacts } from '../core/section-facts.ts'
import type { Theme } from '../core/theme.ts'

/** What the report should say and no note says, before it is asked. */
export interface Gap {
  readonly kind: Question['kind']
  readonly text: string
  readonly facts: readonly Fact['id'][]
}

interface ThemeQuestion {
  readonly theme: Theme
  readonly text: string
  /** Told under another theme (the secretary's own 学法), it is told all the same. */
  readonly told?: RegExp
}

const THIRD_RANK: readonly ThemeQuestion[] = [
  {
    theme: 'enforcement',
    text: '行政执法的数据还没有：持证执法人员几名，全年检查几次、立案几件、处罚几件？',
    told: /执法证|持证|行政处罚|行政检查/,
  },
  {
    theme: 'legality-review',
    text: '合法性审查的数据还没有：全年审查决策、合同、文件各几件，提出意见几条？',
  },
]
const FOURTH_RANK: readonly ThemeQuestion[] = [
  { theme: 'learning', text: '学法的情况还没有：中心组学法几次，考试、讲座各几次？', told: /学法|中心组/ },
  { theme: 'publicity', text: '普法宣传的情况还没有：开展活动几次，发放资料几份？' },
  { theme: 'disputes', text: '矛盾纠纷化解的情况还没有：排查几次，受理、调解成功各几件？' },
]

/** What the five statutory parts still miss, most important first (domain: G3): 第一责任人, causes, enforcement, legality review. */
export function coverageGaps(facts: readonly Fact[]): readonly Gap[] {
  const live = liveFacts(facts)
  return [
    ...dutyGap(live),
    ...problemGaps(live),
    ...themeGaps(live, THIRD_RANK),
    ...planGap(live),
    ...themeGaps(live, FOURTH_RANK),
  ]
}

/** The gaps as questions, numbered on from `firstId`. */
export function coverageQuestions(facts: readonly Fact[], firstId: number): readonly Question[] {
  return coverageGaps(facts).map((gap, index) => ({ id: `q${firstId + index}`, ...gap, state: 'open' }))
}

function dutyGap(facts: readonly Fact[]): readonly Gap[] {
  if (sectionFacts(facts, 'duty').length > 0) return []
  return [
    {
      kind: 'duty-missing',
      text: '党政主要负责人履行第一责任人职责的情况还没有素材：全年主持研究法治工作几次、讲法治课几次、批示督办几件，是否年终述法？',
      facts: [],
    },
  ]
}

function problemGaps(facts: readonly Fact[]): readonly Gap[] {
  const problems = facts.filter((fact) => fact.polarity === 'problem')
  if (problems.length === 0) {
    return [{ kind: 'missing', text: '存在的不足还没有素材：今年哪几件事做得不到位，原因是什么？', facts: [] }]
  }
  const open = problems.filter((problem) => !isExplained(problem, facts))
  if (open.length === 0) return []
  const quotes = open.map(({ claim }) => `「${claim}」`).join('')
  return [{ kind: 'cause-missing', text: `这些不足的原因是什么：${quotes}？`, facts: open.map((fact) => fact.id) }]
}

/** In its own words, or by the cause told next in the same note, before another problem. */
function isExplained(problem: Fact, facts: readonly Fact[]): boolean {
  if (CAUSE_TURN.test(problem.claim) || /因为|由于|原因/.test(problem.claim)) return true
  const next = facts[facts.indexOf(problem) + 1]
  return next?.polarity === 'cause' && next.provenance.noteId === problem.provenance.noteId
}

function planGap(facts: readonly Fact[]): readonly Gap[] {
  if (facts.some((fact) => fact.polarity === 'plan')) return []
  return [{ kind: 'missing', text: '下一年的安排还没有素材：针对这些不足准备怎么做？', facts: [] }]
}

function themeGaps(facts: readonly Fact[], rows: readonly ThemeQuestion[]): readonly Gap[] {
  const done = facts.filter((fact) => fact.polarity === 'achievement')
  const told = new Set(facts.map((fact) => placeOf(fact).theme))
  return rows
    .filter((row) => !told.has(row.theme) && !done.some(({ claim }) => row.told?.test(claim) === true))
    .map(({ text }) => ({ kind: 'missing', text, facts: [] }))
}
