import { fileURLToPath } from 'node:url'
import { composeGuard } from '../src/cli/guard-parts.ts'
import type { Fact } from '../src/core/fact.ts'
import { createFigureGuard } from '../src/facts/guard/create-figure-guard.ts'
import { factsFromNotes } from '../src/facts/guard/facts-from-notes.ts'
import { loadFigures } from '../src/knowledge/figures.ts'
import { burnt, median, quick, rounded, row, spread } from './rows.ts'

/** Processor time of one guard call on a report of about 3,500 characters, by the number of facts. */
const root = fileURLToPath(new URL('..', import.meta.url))
const FACTS = quick ? [100, 200, 1000] : [100, 200, 1000, 3000, 10_000]
const REPORT_CHARS = 3500
const ROUNDS = quick ? 3 : 5

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
    cold.push(burnt(() => guard(text, fresh)))
    warm.push(burnt(() => guard(text, fresh)))
  }
  row({
    facts: count,
    characters: text.length,
    'first call, ms': rounded(median(cold)),
    'again with the same facts, ms': rounded(median(warm)),
    'spread of that': spread(warm),
    'first call, µs a fact': rounded((median(cold) * 1000) / count),
  })
}
