import { applySuggestions } from '../../checkers/apply-suggestions.ts'
import { numberFindings } from '../../checkers/number-findings.ts'
import type { Finding } from '../../core/finding.ts'
import type { TypoProposer } from '../../core/typo-proposer.ts'
import { applyToDrafts } from '../apply-to-drafts.ts'
import type { CheckText } from '../check-text.ts'
import { mediaPhrases } from '../media/media-phrases.ts'
import { ownText } from '../own-text.ts'
import { phrases } from '../phrases.ts'
import { proposeTypos } from '../propose-typos.ts'
import { changeConversation, changeReport, type HandleCommand, say, type Turn } from '../turn.ts'
import { learnVillage } from '../villages.ts'

/** A list longer than this is not read in a chat; the rest comes after these are settled. */
const MOST_SHOWN = 15

type Checked = NonNullable<Turn['conversation']['checked']>
interface Tools {
  readonly check: CheckText
  /** Only with a model. */
  readonly typos?: TypoProposer | undefined
}

type ToCheck = Pick<Checked, 'text' | 'own' | 'file'>

/** check: a pasted text, the file just sent or the report as it stands, worst first; 「改第1、3条」 and 「忽略2」 go on from there. */
export function createCheckHandler({ check, typos }: Tools): HandleCommand {
  return async (turn, { args }) => {
    if (args?.ignore !== undefined) return ignore(turn, args.ignore)
    if (args?.apply !== undefined) return apply(turn, args.apply)
    const found = textToCheck(turn, args?.text?.trim() ?? '')
    if (found === undefined) return nothingToCheck(turn)
    const findings = check({ text: found.text, report: turn.report })
    const proposed = await proposeTypos(found.text, findings, { typos, signal: turn.signal })
    return report(turn, { ...found, findings: [...findings, ...proposed] })
  }
}

/** What came last is meant: the file, the text that was just checked and changed, the drafts. */
function textToCheck({ conversation, report }: Turn, pasted: string): ToCheck | undefined {
  const { file, last, checked } = conversation
  if (pasted !== '') return { text: pasted, own: false }
  if (last === 'filed' && file !== undefined) return ofFile(file)
  if (last === 'checked' && checked?.own === false) return { ...checked, text: corrected(checked).text }
  const text = ownText(report)
  if (text !== '') return { text, own: true }
  return file === undefined ? undefined : ofFile(file)
}

function ofFile({ name, text }: { readonly name: string; readonly text: string }): ToCheck {
  return { text, own: false, file: name }
}

/** 「我发个文件你检查一下」: the file that comes next is the one. */
function nothingToCheck(turn: Turn): Turn {
  if (!/文件|文档|附件|word|pdf/iu.test(turn.text)) return say(turn, phrases.checkNothing)
  return say(changeConversation(turn, { awaitsFile: 'check' }), mediaPhrases.sendFile)
}

function report(turn: Turn, { text, own, file, findings: all }: ToCheck & Pick<Checked, 'findings'>): Turn {
  const ignored = new Set(turn.report.ignoredFindings)
  const numbered = numberFindings(all.filter((finding) => !ignored.has(nameOf(finding))))
  const findings = numbered.map(({ finding }) => finding)
  const checked = { text, own, findings, ...(file === undefined ? {} : { file }) }
  const kept = changeConversation(turn, { checked, last: 'checked' })
  if (findings.length === 0) return say(kept, phrases.checkClean)
  const shown = numbered.slice(0, MOST_SHOWN).map(({ line }) => line)
  const rest = numbered.length > MOST_SHOWN ? [phrases.checkMore(numbered.length - MOST_SHOWN)] : []
  const head = `${file === undefined ? '' : `《${file}》`}${phrases.checkFound(findings.length)}`
  return say(kept, [head, ...shown, ...rest].join('\n'))
}

function ignore(turn: Turn, numbers: readonly number[]): Turn {
  const chosen = pick(turn, numbers)
  if (chosen.length === 0) return say(turn, phrases.checkNothing)
  const ignoredFindings = [...new Set([...(turn.report.ignoredFindings ?? []), ...chosen.map(nameOf)])]
  const learnt = chosen
    .filter(({ kind }) => kind === 'place_leftover')
    .reduce((report, { quote }) => learnVillage(report, quote), turn.report)
  return say(changeReport({ ...turn, report: learnt }, { ignoredFindings }), phrases.checkIgnored(numbers))
}

function apply(turn: Turn, numbers: readonly number[]): Turn {
  const { checked } = turn.conversation
  const chosen = pick(turn, numbers).filter(({ suggestion }) => suggestion !== undefined)
  if (checked === undefined || chosen.length === 0) return say(turn, phrases.checkNotSafe)
  if (checked.own) return say(applyToDrafts(turn, chosen), phrases.checkAppliedToDrafts(chosen.length))
  return applyToText(turn, { checked, numbers })
}

/** The numbers go on counting as they were listed: 「改第1条」 and then 「改第3条」 leave both changed. */
function applyToText(
  turn: Turn,
  { checked, numbers }: { readonly checked: Checked; readonly numbers: readonly number[] },
) {
  const wanted = numbers.length > 0 ? numbers : safe(checked)
  const before = checked.applied ?? []
  const { text, applied, refused } = corrected({ ...checked, applied: [...new Set([...before, ...wanted])] })
  const kept = changeConversation(turn, { checked: { ...checked, applied } })
  const left = refused.map(({ number, why }) => `第${number}条没有改：${why}`)
  return say(kept, [phrases.checkApplied(applied), text, ...left].join('\n'))
}

function corrected({ text, findings, applied = [] }: Checked) {
  return applySuggestions(text, findings, applied)
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
