import type { Draft } from '../../core/draft.ts'
import type { Report } from '../../core/report.ts'
import { SECTION_IDS } from '../../core/section.ts'
import { liveFacts, placeOf } from '../../core/section-facts.ts'
import type { SourceTeller } from '../../facts/sources.ts'
import { coverageGaps } from '../../report/coverage.ts'
import { leftOutOf } from '../left-out.ts'
import { reportName } from '../phrases.ts'
import { lastChanges } from '../revising/last-changes.ts'
import { SECTION_NAMES, THEME_NAMES } from '../section-names.ts'
import { staleSections } from '../stale-sections.ts'
import { stylePhrases } from '../style-phrases.ts'
import { type HandleCommand, say } from '../turn.ts'

const MOST_LISTED = 6

/** Asked for by one of these words, the whole ledger is listed; else what is done and what is missing. */
const LEDGER = /台账|清单|明细|所有(?:的)?(?:素材|数字)|全部(?:的)?(?:素材|数字)|记(?:了|下)(?:哪些|什么)/

/** What is asked for is the difference to the revision before: 「改了哪里」「跟上一版比」. */
const CHANGES =
  /改(?:了|动|过|的)|变了|变化|对比|比对|不一样|不同|区别|动了|哪里改|修改(?:记录|痕迹|对照|说明|的地方)|[上前]一?[版稿].{0,3}比|比[上前]一?[版稿]|[跟和与同](?:[上前]一?[版稿]|之前|原来|刚才)/u

/** status: who gave what, what is written, what is missing, which questions are open; or the ledger by theme. */
export function createStatusHandler({ sources }: { readonly sources: SourceTeller }): HandleCommand {
  return async (turn, { section }) => {
    if (CHANGES.test(turn.text)) return say(turn, lastChanges(turn.report, section))
    return say(turn, LEDGER.test(turn.text) ? ledgerText(turn.report, sources) : statusText(turn.report))
  }
}

/** What no draft uses is marked only once there is a draft. */
function ledgerText(report: Report, sources: SourceTeller): string {
  const drafts = SECTION_IDS.flatMap((id) => report.drafts[id]?.at(-1) ?? [])
  const used = drafts.flatMap(({ section }) =>
    section.paragraphs.flatMap((p) => p.sentences.flatMap((one) => one.facts)),
  )
  return sources.list(report.facts, drafts.length === 0 ? {} : { used: new Set(used) }).text
}

function statusText(report: Report): string {
  return [
    `【${reportName(report)}进度】`,
    ...declared(report),
    ...(report.style === undefined ? [] : [stylePhrases.standing(report.style)]),
    ...material(report),
    ...written(report),
    ...listed(
      '还缺',
      coverageGaps(report.facts).map(({ text }) => text),
    ),
    ...listed('等您核实', openQuestions(report)),
    ...notWritten(report),
  ].join('\n')
}

function declared({ unit, year }: Report): readonly string[] {
  const missing = [unit === undefined ? '单位全称' : '', year === undefined ? '报告年度' : ''].filter(
    (name) => name !== '',
  )
  return missing.length === 0 ? [] : [`还没告诉我：${missing.join('、')}（例如“我们是某县某镇，写2025年的”）`]
}

function material(report: Report): readonly string[] {
  const facts = liveFacts(report.facts)
  const figures = facts.reduce((sum, fact) => sum + fact.figures.length, 0)
  const byPerson = report.contributors.map(
    ({ id, name }) => `${name}${report.notes.filter(({ author }) => author.id === id).length}条`,
  )
  const people = report.contributors.length > 1 ? `（${byPerson.join('、')}）` : ''
  const told = `素材：${report.notes.length}条消息${people}，记下${facts.length}条、${figures}个数字`
  return [told, ...themes(report)]
}

function themes({ facts }: Report): readonly string[] {
  const counts = new Map<string, number>()
  for (const fact of liveFacts(facts)) {
    const { section, theme } = placeOf(fact)
    const name = section === 'measures' ? THEME_NAMES[theme ?? 'general'] : SECTION_NAMES[section]
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts.size === 0 ? [] : [`分布：${[...counts].map(([name, count]) => `${name}${count}`).join('、')}`]
}

function written(report: Report): readonly string[] {
  const stale = new Set(staleSections(report))
  const done = SECTION_IDS.flatMap((id) => {
    const drafts = report.drafts[id] ?? []
    return drafts.length === 0 ? [] : [`${SECTION_NAMES[id]}（${stateOf(drafts, stale.has(id))}）`]
  })
  const todo = SECTION_IDS.filter((id) => (report.drafts[id] ?? []).length === 0).map((id) => SECTION_NAMES[id])
  return [`已写：${done.join('、') || '还没有'}`, ...(todo.length === 0 ? [] : [`未写：${todo.join('、')}`])]
}

/** Which revision it is, and what is still to be done about it. */
function stateOf(drafts: readonly Draft[], stale: boolean): string {
  const newest = drafts.at(-1)
  const parts = drafts.flatMap(({ theme }) => (theme === undefined ? [] : [THEME_NAMES[theme]]))
  const whole = drafts.some(({ theme }) => theme === undefined)
  return [
    whole ? `第${newest?.revision ?? 1}稿` : `只写了${[...new Set(parts)].join('、')}`,
    newest?.unfinished === true ? '没写完' : '',
    stale ? '素材已改，要重写' : '',
  ]
    .filter((part) => part !== '')
    .join('，')
}

/** What is missing is listed under its own head, and not asked a second time. */
function openQuestions({ questions, facts }: Report): readonly string[] {
  const missing = new Set(coverageGaps(facts).map(({ text }) => text))
  return questions
    .filter(({ state, kind }) => (state === 'open' || state === 'asked') && kind !== 'missing')
    .filter(({ text }) => !missing.has(text))
    .map(({ text }) => text)
}

function notWritten(report: Report): readonly string[] {
  const live = { ...report, facts: liveFacts(report.facts) }
  const newest = SECTION_IDS.flatMap((id) => report.drafts[id]?.at(-1) ?? [])
  const told = newest.flatMap((draft) => leftOutOf(live, draft)).map(({ index, words }) => `第${index}条：${words}`)
  return listed('没写进稿子的素材', [...new Set(told)])
}

function listed(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return []
  const more = lines.length > MOST_LISTED ? [`· ……还有${lines.length - MOST_LISTED}项`] : []
  return [`${title}：`, ...lines.slice(0, MOST_LISTED).map((line) => `· ${line}`), ...more]
}
