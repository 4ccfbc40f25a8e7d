import type { CommandArgs } from '../core/command.ts'
import type { Question } from '../core/question.ts'
import type { Report } from '../core/report.ts'
import type { UnitProfile } from '../core/unit-profile.ts'
import { parseUnit } from './parse-unit.ts'

export type ProfileQuestion = Pick<Question, 'kind' | 'text' | 'options'>

/** What the answer is needed for: a section needs unit and year, the whole more, the file to send most. */
export type ProfileNeed = 'section' | 'report' | 'export'

const NEEDS: readonly ProfileNeed[] = ['section', 'report', 'export']

interface ProfileStep {
  readonly ask: ProfileQuestion
  readonly need: ProfileNeed
  readonly missing: (report: Report) => boolean
}

const STEPS: readonly ProfileStep[] = [
  {
    need: 'section',
    missing: (report) => report.unit === undefined,
    ask: { kind: 'unit-name', text: '请问单位全称是什么？带上省、市、县，例如“××省××县××镇”。' },
  },
  {
    need: 'section',
    missing: (report) => report.year === undefined,
    ask: { kind: 'year', text: '写哪一年的报告？请说被总结的年份，例如“2025”。' },
  },
  {
    need: 'report',
    missing: (report) => profileOf(report).groupHead === undefined && !tells(report, /组长/u),
    ask: {
      kind: 'group-head',
      text: '法治政府建设工作领导小组组长是谁担任？（不清楚可以回“跳过”）',
      options: ['党委书记', '镇长（乡长、主任）', '书记和镇长（乡长、主任）双组长', '没有成立领导小组'],
    },
  },
  {
    need: 'report',
    missing: (report) => profileOf(report).cutOff === undefined && !tells(report, /截至|截止/u),
    ask: { kind: 'cut-off', text: '这些数字统计到哪一天？例如“12月15日”。（全年数回“全年”，不清楚回“跳过”）' },
  },
  {
    need: 'report',
    missing: (report) => report.length === undefined,
    ask: { kind: 'length', text: '全文大概要多少字？例如“2500”。（没有要求回“跳过”）' },
  },
  {
    need: 'export',
    missing: (report) => report.variant === 'submission' && profileOf(report).addressee === undefined,
    ask: { kind: 'addressee', text: '主送哪个机关？例如“中共××县委、××县人民政府”。（先空着回“跳过”）' },
  },
]

/**
 * What to ask about the unit and its report next: one thing, only when it is needed and nobody said it, and never again
 * once it was asked. Undefined when nothing is. Nothing is ever guessed.
 */
export function nextProfileQuestion(report: Report, need: ProfileNeed = 'report'): ProfileQuestion | undefined {
  const step = STEPS.find((one) => NEEDS.indexOf(one.need) <= NEEDS.indexOf(need) && isOpen(one, report))
  return step === undefined ? undefined : fitToLevel(step.ask, report)
}

function isOpen({ ask, missing }: ProfileStep, report: Report): boolean {
  return missing(report) && !report.questions.some((question) => question.kind === ask.kind)
}

/** A town is headed by a 镇长, a sub-district by a 主任. */
function fitToLevel(question: ProfileQuestion, report: Report): ProfileQuestion {
  const head = report.unit === undefined ? undefined : { 镇: '镇长', 乡: '乡长', 街道: '主任' }[report.unit.level]
  if (head === undefined || question.options === undefined) return question
  return { ...question, options: question.options.map((option) => option.replace('镇长（乡长、主任）', head)) }
}

function tells(report: Report, what: RegExp): boolean {
  return report.notes.some((note) => what.test(note.text))
}

function profileOf(report: Report): Pick<UnitProfile, 'addressee' | 'signature' | 'signedOn' | 'cutOff' | 'groupHead'> {
  return report.unit ?? report.declared ?? {}
}

/** The report with what was declared about its unit, year, length and variant. A unit that names no township changes nothing. */
export function applyProfile(report: Report, args: CommandArgs): Report {
  const unit = args.unit === undefined ? report.unit : (renamed(report.unit, args.unit) ?? report.unit)
  const early = report.unit === undefined ? report.declared : {}
  const declared = { ...early, ...pickDeclared(args) }
  const whole = {
    ...report,
    ...(args.year === undefined ? {} : { year: args.year }),
    ...(args.length === undefined ? {} : { length: args.length }),
    ...(args.variant === undefined ? {} : { variant: args.variant }),
  }
  if (unit !== undefined) return { ...whole, unit: { ...unit, ...declared } }
  return Object.keys(declared).length === 0 ? whole : { ...whole, declared }
}

/** A short name of the unit known already (槐南镇 for 福建省永安市槐南镇) does not take its superiors away. */
function renamed(known: UnitProfile | undefined, name: string): UnitProfile | undefined {
  const parsed = parseUnit(name)
  if (parsed === undefined || known === undefined) return parsed
  if (known.name !== parsed.name) return parsed
  return known.fullName.endsWith(parsed.fullName) ? known : { ...known, ...parsed }
}

function pickDeclared({
  addressee,
  signature,
  signedOn,
  cutOff,
  groupHead,
}: CommandArgs): NonNullable<Report['declared']> {
  return {
    ...(addressee === undefined ? {} : { addressee }),
    ...(signature === undefined ? {} : { signature }),
    ...(signedOn === undefined ? {} : { signedOn }),
    ...(cutOff === undefined ? {} : { cutOff }),
    ...(groupHead === undefined ? {} : { groupHead }),
  }
}
