import { applySuggestions } from '../../checkers/apply-suggestions.ts'
import { numberFindings } from '../../checkers/number-findings.ts'
import type { Finding } from '../../core/finding.ts'
import type { Report } from '../../core/report.ts'
import { UNDECLARED_YEAR } from '../../core/report-year.ts'
import { assembleReport, renderReport } from '../../report/assemble-report.ts'
import { applyToDrafts } from '../apply-to-drafts.ts'
import { phrases } from '../phrases.ts'
import { changeConversation, changeReport, type HandleCommand, say, type Turn } from '../turn.ts'
import { UNDECLARED_UNIT } from '../undeclared-unit.ts'
import { writtenSections } from '../write-section.ts'

/** Runs every checker over a text that belongs to a report. */
export type CheckText = (checked: { readonly text: string; readonly report: Report }) => readonly Finding[]

/** A list longer than this is not read in a chat; the rest comes after these are settled. */
const MOST_SHOWN = 15

/** check: a pasted text or the report as it stands, worst first; 「改第1、3条」 and 「忽略2」 go on from there. */
export function createCheckHandler({ check }: { readonly check: CheckText }): HandleCommand {
  return async (turn, { args }) => {
    if (args?.ignore !== undefined) return ignore(turn, args.ignore)
    if (args?.apply !== undefined) return apply(turn, args.apply)
    const pasted = args?.text?.trim() ?? ''
    const own = pasted === ''
    const text = own ? ownText(turn.report) : pasted
    if (text === '') return say(turn, phrases.checkNothing)
    return report(turn, { text, own, findings: check({ text, report: turn.report }) })
  }
}

function ownText(report: Report): string {
  const sections = writtenSections(report)
  if (Object.keys(sections).length === 0) return ''
  return renderReport(
    assembleReport({
      unit: report.unit ?? UNDECLARED_UNIT,
      year: report.year ?? UNDECLARED_YEAR,
      variant: report.variant,
      sections,
    }),
  )
}

type Checked = NonNullable<Turn['conversation']['checked']>

function report(turn: Turn, checked: Checked): Turn {
  const ignored = new Set(turn.report.ignoredFindings)
  const findings = checked.findings.filter((finding) => !ignored.has(nameOf(finding)))
  const numbered = numberFindings(findings)
  const inOrder = numbered.map(({ finding }) => finding)
  const kept = changeConversation(turn, { checked: { ...checked, findings: inOrder }, last: 'checked' })
  if (findings.length === 0) return say(kept, phrases.checkClean)
  const shown = numbered.slice(0, MOST_SHOWN).map(({ line }) => line)
  const rest = numbered.length > MOST_SHOWN ? [phrases.checkMore(numbered.length - MOST_SHOWN)] : []
  return say(kept, [phrases.checkFound(findings.length), ...shown, ...rest].join('\n'))
}

function ignore(turn: Turn, numbers: readonly number[]): Turn {
  const chosen = pick(turn, numbers)
  if (chosen.length === 0) return say(turn, phrases.checkNothing)
  const ignoredFindings = [...(turn.report.ignoredFindings ?? []), ...chosen.map(nameOf)]
  return say(changeReport(turn, { ignoredFindings }), phrases.checkIgnored(numbers))
}

function apply(turn: Turn, numbers: readonly number[]): Turn {
  const { checked } = turn.conversation
  const chosen = pick(turn, numbers).filter(({ suggestion }) => suggestion !== undefined)
  if (checked === undefined || chosen.length === 0) return say(turn, phrases.checkNotSafe)
  if (checked.own) return say(applyToDrafts(turn, chosen), phrases.checkAppliedToDrafts(chosen.length))
  const { text, applied, refused } = applySuggestions(
    checked.text,
    checked.findings,
    numbers.length > 0 ? numbers : safe(checked),
  )
  const left = refused.map(({ number, why }) => `第${number}条没有改：${why}`)
  return say(turn, [phrases.checkApplied(applied), text, ...left].join('\n'))
}

/** No numbers (「都改了」) means all of them. */
function pick({ conversation }: Turn, numbers: readonly number[]): readonly Finding[] {
  if (numbers.length === 0) return conversation.checked?.findings ?? []
  return numbers.flatMap((number) => conversation.checked?.findings[number - 1] ?? [])
}

/** What can be changed without asking back, by number. */
function safe({ findings }: Checked): readonly number[] {
  return findings.flatMap(({ suggestion }, at) => (suggestion === undefined ? [] : [at + 1]))
}

function nameOf({ kind, quote }: Finding): string {
  return `${kind}:${quote}`
}
