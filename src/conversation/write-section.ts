import type { Brief } from '../core/brief.ts'
import type { Clock } from '../core/clock.ts'
import type { Draft, SectionDraft } from '../core/draft.ts'
import type { Drafter, DraftingOptions, DraftingResult } from '../core/drafter.ts'
import type { Fact } from '../core/fact.ts'
import type { Finding } from '../core/finding.ts'
import type { FigureGuard } from '../core/guard.ts'
import type { Report } from '../core/report.ts'
import { fillYear, UNDECLARED_YEAR } from '../core/report-year.ts'
import type { SectionId } from '../core/section.ts'
import { liveFacts, placeOf } from '../core/section-facts.ts'
import type { UnitProfile } from '../core/unit-profile.ts'
import { findSecrecyMark } from '../language/secrecy-mark.ts'
import { unusedFacts } from '../report/unused-facts.ts'
import { overlay } from './overlay-subsection.ts'
import type { Proofread } from './proofread.ts'
import { UNDECLARED_UNIT } from './undeclared-unit.ts'

export interface SectionOrder {
  readonly section: SectionId
  readonly theme?: Brief['theme']
  readonly length?: number
  readonly wish?: string
  /** The cadre's words that asked for it. */
  readonly request: string
  /** Idempotency key of their message. */
  readonly askedBy: string
}

export interface WriteSection {
  /**
   * The next revision of a section, proofread. `doubts`: what the cadre has to settle; `fellBack`: why a model did not
   * write it, in Chinese.
   */
  write(
    report: Report,
    order: SectionOrder,
    options: DraftingOptions,
  ): Promise<{
    readonly draft: Draft
    readonly doubts: readonly Finding[]
    readonly fellBack?: string
    readonly note?: string
  }>
}

/** Briefs the drafter from a report's ledger and keeps what it gives as the section's next revision. */
export function createWriteSection(tools: {
  readonly drafter: Drafter
  readonly guard: FigureGuard
  readonly proofread: Proofread
  readonly clock: Clock
}): WriteSection {
  return {
    async write(report, order, options) {
      const result = await tools.drafter.draft(briefOf(report, order), options)
      const { section, doubts } = tools.proofread(result.section, report)
      const draft = toDraft({ report, order, result: { ...result, section }, at: tools.clock(), guard: tools.guard })
      return {
        draft,
        doubts,
        ...(result.fellBack === undefined ? {} : { fellBack: result.fellBack }),
        ...(result.note === undefined ? {} : { note: result.note }),
      }
    },
  }
}

export function briefOf(report: Report, order: Omit<SectionOrder, 'request' | 'askedBy'>): Brief {
  const mark = report.notes.map(({ text }) => findSecrecyMark(text)).find((found) => found !== undefined)
  return {
    section: order.section,
    ...(order.theme === undefined ? {} : { theme: order.theme }),
    ...(order.length === undefined ? {} : { length: order.length }),
    ...(order.wish === undefined ? {} : { wish: order.wish }),
    unit: addressed(report),
    ...(report.style === undefined ? {} : { style: report.style }),
    year: report.year ?? UNDECLARED_YEAR,
    variant: report.variant,
    facts: liveFacts(report.facts),
    written: writtenSections(report),
    ...(mark === undefined ? {} : { secrecyMark: mark }),
  }
}

/** The unit calls itself as its own report does, where that fits its level. */
function addressed({ unit = UNDECLARED_UNIT, style }: Report): UnitProfile {
  const selfName = style?.selfName
  return selfName?.endsWith(unit.level) === true ? { ...unit, selfName } : unit
}

/** Every section as it stands: its newest revision, and for the achievements the subsections that were written anew since. */
export function writtenSections(report: Report): Partial<Record<SectionId, SectionDraft>> {
  const { facts, year = UNDECLARED_YEAR } = report
  const newest = Object.entries(report.drafts).map(
    ([id, drafts]) => [id, titled(current(drafts, facts), year)] as const,
  )
  return Object.fromEntries(newest.filter(([, section]) => section !== undefined))
}

/** A section may have been written before anybody said which year the report is of. */
function titled(section: SectionDraft | undefined, year: number): SectionDraft | undefined {
  return section === undefined ? undefined : { ...section, title: fillYear(section.title, year) }
}

function current(drafts: readonly Draft[], facts: readonly Fact[]): SectionDraft | undefined {
  const whole = drafts.findLastIndex(({ theme }) => theme === undefined)
  const [base, ...subsections] = whole < 0 ? drafts : drafts.slice(whole)
  return subsections.reduce(
    (section, draft) => (section === undefined ? draft.section : overlay(section, draft, facts)),
    base?.section,
  )
}

export function toDraft(made: {
  readonly report: Report
  readonly order: SectionOrder
  readonly result: DraftingResult
  readonly at: number
  readonly guard: FigureGuard
}): Draft {
  const { report, order, result, at, guard } = made
  const earlier = report.drafts[order.section] ?? []
  return {
    section: result.section,
    revision: (earlier.at(-1)?.revision ?? 0) + 1,
    engine: result.engine,
    ...(result.model === undefined ? {} : { model: result.model }),
    ...(result.promptId === undefined ? {} : { promptId: result.promptId }),
    ...(result.unfinished === undefined ? {} : { unfinished: result.unfinished }),
    stats: result.stats,
    ...(order.theme === undefined ? {} : { theme: order.theme }),
    request: order.request,
    askedBy: order.askedBy,
    unused: unusedFacts([result.section], factsAskedFor(report, order), guard),
    at,
  }
}

/** With a theme only its subsection was asked for, and only its facts can be missing. */
function factsAskedFor({ facts }: Report, { theme }: SectionOrder): readonly Fact[] {
  return theme === undefined ? facts : facts.filter((fact) => placeOf(fact).theme === theme)
}

/** The report with a draft kept as the newest revision of its section. */
export function keepDraft(report: Report, draft: Draft): Report {
  const id = draft.section.id
  return {
    ...report,
    drafts: { ...report.drafts, [id]: [...(report.drafts[id] ?? []), draft] },
    history: [...report.history, id],
  }
}
