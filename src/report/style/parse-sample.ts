import type { SectionId } from '../../core/section.ts'
import { cleanResidue } from './clean-residue.ts'

/** A sample report taken apart. */
export interface Sample {
  readonly title: readonly string[]
  readonly sections: readonly SampleSection[]
  /** 署名 and 成文日期 at the end. */
  readonly signed: boolean
  readonly dated: boolean
}

export interface SampleSection {
  readonly id: SectionId
  readonly title: string
  /** With and without heading, in their order. */
  readonly parts: readonly { readonly heading: string; readonly text: string }[]
}

const SECTION = /^[一二三四五六七八九十]{1,3}、(.{2,40}?)。?$/
const PART = /^（[一二三四五六七八九十]{1,3}）([^。]{2,40})。?(.*)$/su
const DATE = /^20\d\d年\d{1,2}月\d{1,2}日$/
const KINDS: readonly (readonly [RegExp, SectionId])[] = [
  [/第一责任人/, 'duty'],
  [/不足|问题/, 'shortcomings'],
  [/成效|举措和|工作情况|建设情况/, 'measures'],
  [/主要安排|重点工作|工作思路|下一步|打算/, 'plan'],
  [/其他/, 'other'],
]

/** Title, opening, sections by their number and name, parts by theirs, 落款. */
export function parseSample(text: string): Sample {
  const lines = cleanResidue(text)
  const dated = lines.slice(-2).some((line) => DATE.test(line))
  const body = dated ? lines.slice(0, -2) : lines
  const start = body.findIndex((line) => /[。：]$/.test(line) || line.length > 45 || SECTION.test(line))
  const sections = sectionsOf(body.slice(Math.max(0, start)))
  return { title: body.slice(0, Math.max(0, start)), sections, signed: dated, dated }
}

function sectionsOf(lines: readonly string[]): readonly SampleSection[] {
  const sections: { id: SectionId; title: string; parts: { heading: string; text: string }[] }[] = [
    { id: 'opening', title: '', parts: [{ heading: '', text: '' }] },
  ]
  for (const line of lines) {
    const title = SECTION.exec(line)?.[1]
    const current = sections.at(-1)
    if (title !== undefined) sections.push({ id: kindOf(title), title, parts: [{ heading: '', text: '' }] })
    else if (current !== undefined) addLine(current.parts, line)
  }
  return sections.map((one) => ({
    ...one,
    parts: one.parts.filter(({ text, heading }) => text !== '' || heading !== ''),
  }))
}

function addLine(parts: { heading: string; text: string }[], line: string): void {
  const part = PART.exec(line)
  const last = parts.at(-1)
  if (part !== null) parts.push({ heading: part[1] ?? '', text: part[2] ?? '' })
  else if (last !== undefined) last.text += line
}

function kindOf(title: string): SectionId {
  return KINDS.find(([pattern]) => pattern.test(title))?.[1] ?? 'measures'
}
