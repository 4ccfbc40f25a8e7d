import type { NameTable } from '../../core/knowledge/check-knowledge.ts'
import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import type { ReadReport } from '../read-report.ts'

interface NameRules {
  readonly surnames: ReadonlySet<string>
  readonly not: ReadonlySet<string>
  readonly right: string
  readonly title: RegExp
}

/** Persons called by name next to a title, and parties to a case. */
export function createPersonName(names: NameTable): Check {
  const heads = [...names.titles, ...names.parties].sort((one, other) => other.length - one.length)
  const rules: NameRules = {
    surnames: new Set(names.surnames),
    not: new Set(names.notNames),
    right: names.nameRight,
    title: new RegExp(`(?:${heads.join('|')})(?:：|:)?`, 'gu'),
  }
  return {
    name: 'person-name',
    find: (report) =>
      joined(report, [...afterTitles(report, rules), ...appointed(report, rules), ...comrades(report, rules)]),
  }
}

function afterTitles(report: ReadReport, rules: NameRules): readonly Remark[] {
  return Array.from(report.text.matchAll(rules.title)).flatMap((match) => {
    const at = match.index + match[0].length
    const length = nameLength(report.text, at, rules)
    return length === 0 ? [] : [remarkOn(report, { start: match.index, end: at + length })]
  })
}

/** 由李强任组长. */
function appointed(report: ReadReport, rules: NameRules): readonly Remark[] {
  return Array.from(report.text.matchAll(/由(?=[\u3400-\u9fff〇]{2,3}担?任)/gu)).flatMap((match) => {
    const at = match.index + 1
    const length = nameLength(report.text, at, rules)
    return length === 0 ? [] : [remarkOn(report, { start: at, end: at + length })]
  })
}

/** 2 or 3 when a name begins here, else 0. */
function nameLength(text: string, at: number, rules: NameRules): number {
  if (!rules.surnames.has(text[at] ?? '') || rules.not.has(text.slice(at, at + 2))) return 0
  for (const length of [3, 2]) {
    const next = text[at + length] ?? '。'
    if (isName(text.slice(at, at + length), length, rules) && (rules.right.includes(next) || next === '\n'))
      return length
  }
  return 0
}

function isName(name: string, length: number, rules: NameRules): boolean {
  if (!/^[\u3400-\u9fff〇]+$/u.test(name) || name.length < length) return false
  return !rules.not.has(name) && !rules.not.has(name.slice(-2)) && !/[的了在是和与及等为任]/.test(name.slice(1))
}

/** 周桂兰同志. */
function comrades(report: ReadReport, rules: NameRules): readonly Remark[] {
  return Array.from(report.text.matchAll(/([\u3400-\u9fff〇]{3})(?:同志|先生|女士)/gu)).flatMap((match) => {
    const words = match[1] ?? ''
    const from = [0, 1].find(
      (index) => rules.surnames.has(words[index] ?? '') && !rules.not.has(words.slice(index, index + 2)),
    )
    if (from === undefined || /负责|领导|干部|委员|党员|主要|分管/.test(words)) return []
    const before = report.text[match.index + from - 1] ?? '。'
    if (from === 0 && /[\u3400-\u9fff〇]/u.test(before) && !/[员长记任由请和与]/.test(before)) return []
    return [remarkOn(report, { start: match.index + from, end: match.index + match[0].length })]
  })
}

function remarkOn(report: ReadReport, span: Remark['span']): Remark {
  const isPublic = report.variant === 'public'
  const message = isPublic ? '公开版不点名个人，请改为职务或概括' : '点名个人，公开版须删去；报送版一般也只写职务'
  return { kind: 'person_name', severity: isPublic ? 'error' : 'warn', span, message }
}

/** Names listed one after the other are one finding. */
function joined(report: ReadReport, remarks: readonly Remark[]): readonly Remark[] {
  const all: Remark[] = []
  for (const remark of [...remarks].sort((one, other) => one.span.start - other.span.start)) {
    const last = all.at(-1)
    const near = last !== undefined && remark.span.start - last.span.end <= 8
    if (near && /^[、，和任组长及\u3400-\u9fff〇]*$/u.test(report.text.slice(last.span.end, remark.span.start))) {
      const end = Math.max(last.span.end, remark.span.end)
      all[all.length - 1] = { ...last, span: { start: last.span.start, end } }
    } else all.push(remark)
  }
  return all
}
