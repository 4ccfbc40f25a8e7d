import type { Expressions, Plenum } from '../../core/knowledge/expressions.ts'
import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import type { ReadReport, ReportSentence } from '../read-report.ts'
import { createSpanFinder } from '../span-at.ts'
import { type PlenumGroup, type PlenumMention, readPlenumGroups } from './plenum-groups.ts'

interface Situation {
  readonly report: ReadReport
  readonly group: PlenumGroup
  readonly sentence: ReportSentence | undefined
  readonly expected: readonly Plenum[]
  readonly all: readonly Plenum[]
}

/** 党代会 and 全会 that are past, too early, out of order or missing, by report year. */
export function createStaleReference(expressions: Expressions): Check {
  return {
    name: 'stale-reference',
    find: (report) => {
      if (!report.dated) return []
      const expected = expressions.forYear(report.year).plenums
      const groups = readPlenumGroups(report.text)
      const sentenceAt = createSpanFinder(report.sentences)
      const found = groups.flatMap((group): readonly Remark[] => {
        const situation = { report, group, expected, all: expressions.plenums, sentence: sentenceAt(group.span.start) }
        const remark = early(situation) ?? stale(situation) ?? disordered(situation) ?? incomplete(situation)
        return remark === undefined ? [] : [remark]
      })
      return [...found, ...missingInOpening(report, groups, expected)]
    },
  }
}

function early({ report, group, all, sentence }: Situation): Remark | undefined {
  const future = group.mentions
    .map((mention) => all.find((one) => isSame(one, mention)))
    .find((one) => one !== undefined && Number(one.endedOn.slice(0, 4)) > report.year)
  if (future !== undefined) {
    // Written in the first quarter of the next year, a plan may speak of what happened till then.
    const known = sentence?.section === 'plan' && future.endedOn <= `${String(report.year + 1)}-03-31`
    const message = `${future.text}${future.endedOn}才闭幕，${String(report.year)}年度报告不应引用`
    return { kind: 'early_reference', severity: known ? 'warn' : 'error', span: group.span, message }
  }
  const unconfirmed = all.find((one) => !one.confirmed && group.mentions.some((mention) => isSame(one, mention)))
  if (unconfirmed === undefined) return undefined
  const message = `${unconfirmed.text}的文件内容本系统没有证实，请您核实后保留`
  return { kind: 'early_reference', severity: 'warn', span: group.span, message }
}

function isSame(plenum: Plenum, mention: PlenumMention): boolean {
  return !mention.every && plenum.congress === mention.congress && plenum.session === mention.session
}

/** Only where its spirit is to be followed; what is told as history stays. */
function stale({ report, group, expected, sentence }: Situation): Remark | undefined {
  const congress = expected[0]?.congress
  if (congress === undefined || !isFollowed(report, group, sentence)) return undefined
  const old = group.mentions.filter((mention) => mention.congress < congress)
  if (old.length === 0) return undefined
  // In the year of the congress the old and the new may stand together.
  const changed = expected.length === 1 && group.mentions.some((mention) => mention.congress === congress)
  if (changed && !isDisordered(group.mentions)) return undefined
  return {
    ...base(group),
    message: `${String(report.year)}年度应写“${rightForm(expected)}精神”，不应再写（或后列）上一届全会`,
  }
}

function isFollowed(report: ReadReport, group: PlenumGroup, sentence: ReportSentence | undefined): boolean {
  const after = report.text.slice(group.span.end, group.span.end + 6)
  if (/^(?:以来|后|之后|期间|提出|召开|《|闭幕)/.test(after)) return false
  return after.startsWith('精神') || /贯彻|落实|遵循|指导|学习/.test(sentence?.text ?? '')
}

function disordered({ group, expected }: Situation): Remark | undefined {
  if (!isDisordered(group.mentions)) return undefined
  return { ...base(group), message: `会议应按时间先后列举，可写“${rightForm(expected)}精神”` }
}

function isDisordered(mentions: readonly PlenumMention[]): boolean {
  const order = mentions.map(({ congress, session, every }) => congress * 100 + (every ? 50 : session))
  return order.some((value, index) => index > 0 && value < (order[index - 1] ?? 0))
}

/** An enumeration that stops before the year's last plenary session. */
function incomplete({ group, expected, sentence }: Situation): Remark | undefined {
  const last = expected.at(-1)
  if (last === undefined || !stopsBefore(last, group.mentions)) return undefined
  const { section, text } = sentence ?? { section: 'opening', text: '' }
  const guiding = section === 'opening' || section === 'plan'
  // A study session held on one plenary session names only that one.
  if (!guiding && /学习|传达|宣讲|专题|党课|讲座/.test(text)) return undefined
  const severity = guiding ? 'error' : 'warn'
  return { ...base(group), severity, message: `漏${last.text}，应写“${rightForm(expected)}精神”` }
}

function stopsBefore(last: Plenum, mentions: readonly PlenumMention[]): boolean {
  const sessions = mentions.filter((one) => one.congress === last.congress && one.session > 0)
  const complete = mentions.some((one) => one.every) || sessions.some((one) => one.session === last.session)
  return last.session > 0 && sessions.length > 0 && !complete
}

/** A whole report whose opening names neither the congress nor its sessions. */
function missingInOpening(
  report: ReadReport,
  groups: readonly PlenumGroup[],
  expected: readonly Plenum[],
): readonly Remark[] {
  const [opening] = report.sections
  const congress = expected[0]
  if (!report.whole || opening?.id !== 'opening' || congress === undefined) return []
  const inside = groups.filter(({ span }) => span.start >= opening.span.start && span.end <= opening.span.end)
  const words = report.text.slice(opening.span.start, opening.span.end)
  const mentions = inside.flatMap((group) => group.mentions)
  if (mentions.length === 0)
    return [openingRemark(report, opening.span.start, words, `开头没有写“${rightForm(expected)}精神”`)]
  const onlyCongress = mentions.every((one) => one.session === 0 && !one.every)
  const laterKnown = expected.length > 2 && onlyCongress && mentions.some((one) => one.congress === congress.congress)
  return laterKnown
    ? [openingRemark(report, opening.span.start, words, `只写了党的二十大，应写“${rightForm(expected)}精神”`)]
    : []
}

function openingRemark(report: ReadReport, start: number, words: string, why: string): Remark {
  const at = words.search(/(?:坚持)?以习近平新时代|党的二十大/)
  const from = start + Math.max(0, at)
  const tail = report.text.slice(from, from + 32).split('。')[0] ?? ''
  return { kind: 'stale_reference', severity: 'warn', span: { start: from, end: from + tail.length }, message: why }
}

/** 党的二十大和二十届二中全会; from three sessions on, 历次全会. */
function rightForm(expected: readonly Plenum[]): string {
  const sessions = expected.filter((one) => one.session > 0)
  const congress = expected[0]?.text ?? ''
  const [first] = sessions
  if (first === undefined) return congress
  const prefix = first.text.slice(0, first.text.indexOf('届') + 1)
  if (sessions.length > 2) return `${congress}和${prefix}历次全会`
  const names = sessions.map((one) => one.text.replace(prefix, '').replace('全会', ''))
  return `${congress}和${prefix}${names.join('、')}全会`
}

function base(group: PlenumGroup): Pick<Remark, 'kind' | 'severity' | 'span'> {
  return { kind: 'stale_reference', severity: 'error', span: group.span }
}
