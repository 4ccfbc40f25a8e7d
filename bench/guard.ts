import { fileURLToPath } from 'node:url'
import { composeGuard } from '../src/cli/guard-parts.ts'
import type { Fact } from '../src/core/fact.ts'
import { createFigureGuard } from '../src/facts/guard/create-figure-guard.ts'
import { factsFromNotes } from '../src/facts/guard/facts-from-notes.ts'
import { loadFigures } from '../src/knowledge/figures.ts'

/** Milliseconds of processor time of one guard call on a report of about 3,500 characters, by the number of facts. Run: node bench/guard.ts */
const root = fileURLToPath(new URL('..', import.meta.url))
const FACTS = [100, 200, 1000, 5000, 10_000]
const REPORT_CHARS = 3500
const ROUNDS = 15

const SUBJECTS = [
  '调解邻里纠纷',
  '调解土地纠纷',
  '开展普法宣传',
  '发放宣传资料',
  '组织执法检查',
  '走访困难群众',
  '受理群众诉求',
  '举办法治讲座',
  '审查各类合同',
  '提供法律咨询',
]
const UNITS = ['件', '件', '场', '份', '次', '户', '件', '场', '份', '人次']

/** Each fact counts one thing of one village; the first hundreds of them are what the report says. */
function claim(index: number): string {
  const at = index % SUBJECTS.length
  return `第${Math.floor(index / SUBJECTS.length) + 1}村${SUBJECTS[at] ?? ''}${(index * 7919) % 997}${UNITS[at] ?? ''}`.replace(
    '第',
    '河',
  )
}

function report(): string {
  let text = ''
  for (let index = 0; text.length < REPORT_CHARS; index += 1) text += `${claim(index)}，有力维护了辖区和谐稳定。`
  return text
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

const lexicon = loadFigures(`${root}/config`)
const { figures } = composeGuard(root)
const text = report()
for (const count of FACTS) {
  const facts = factsFromNotes([Array.from({ length: count }, (_, index) => claim(index)).join('\n')], figures)
  const cold: number[] = []
  const warm: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const guard = createFigureGuard({ figures, lexicon })
    const fresh: readonly Fact[] = facts.map((fact) => ({ ...fact }))
    cold.push(timed(() => guard(text, fresh)))
    warm.push(timed(() => guard(text, fresh)))
  }
  console.log(
    `${count} facts, ${text.length} chars: first call ${median(cold).toFixed(1)} ms, again ${median(warm).toFixed(1)} ms`,
  )
}

/** Processor time, so that whatever else the machine does is not counted. */
function timed(work: () => unknown): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}
