import type { SectionDraft } from '../core/draft.ts'
import type { Fact } from '../core/fact.ts'
import { yearText } from '../core/report-year.ts'
import { SECTION_IDS, type SectionId } from '../core/section.ts'
import type { UnitProfile, Variant } from '../core/unit-profile.ts'
import { orderLike, type UnitStyle } from '../core/unit-style.ts'
import { numberSections } from './number-sections.ts'
import { renderSection } from './render-section.ts'

/** The whole report, before any layout. */
export interface AssembledReport {
  readonly title: string
  /** 主送机关 with its colon; absent when none was declared. */
  readonly addressee?: string
  readonly parts: readonly { readonly number: string; readonly section: SectionDraft }[]
  /** 特此报告。 of the version that goes to the level above. */
  readonly closing?: string
  /** As declared, else a blank to be filled in by hand. */
  readonly signature: string
  readonly signedOn: string
}

export interface ReportToAssemble {
  readonly unit: UnitProfile
  readonly year: number
  readonly variant: Variant
  readonly sections: Readonly<Partial<Record<SectionId, SectionDraft>>>
  /** Puts the sections in the unit's own order. */
  readonly style?: UnitStyle | undefined
}

const BLANK_SIGNATURE = '〔署名待填〕'
const BLANK_DATE = '〔成文日期待填〕'

/** Puts the sections in order under the title, with 主送 and 落款 as declared and blanks where nothing was. */
export function assembleReport({ unit, year, variant, sections, style }: ReportToAssemble): AssembledReport {
  return {
    title: titleOf(unit, year),
    ...(unit.addressee === undefined ? {} : { addressee: `${unit.addressee.replace(/[：:]$/, '')}：` }),
    parts: numberSections(sections, orderLike(style, SECTION_IDS)),
    ...(variant === 'submission' ? { closing: '特此报告。' } : {}),
    signature: unit.signature ?? BLANK_SIGNATURE,
    signedOn: unit.signedOn ?? BLANK_DATE,
  }
}

/** With an addressee it is an official letter upwards (关于…的报告), else the title names the unit. */
function titleOf(unit: UnitProfile, year: number): string {
  const name = `${unit.county ?? ''}${unit.name}`
  if (unit.addressee === undefined) return `${name}${yearText(year)}年度法治政府建设情况报告`
  return `${unit.signature ?? name}关于${yearText(year)}年度法治政府建设情况的报告`
}

/** The assembled report as plain text; `sources` adds the marks of provenance. */
export function renderReport(report: AssembledReport, options: { readonly sources?: readonly Fact[] } = {}): string {
  const parts = report.parts.map(({ number, section }) => renderSection(section, { ...options, number }))
  const head = [report.title, ...(report.addressee === undefined ? [] : [report.addressee])]
  const foot = [...(report.closing === undefined ? [] : [report.closing]), report.signature, report.signedOn]
  return [...head, ...parts, ...foot].join('\n')
}
