import type { Craft } from '../compose/craft.ts'
import { addQuestions } from '../conversation/keep-notes.ts'
import { UNDECLARED_UNIT } from '../conversation/undeclared-unit.ts'
import { writtenSections } from '../conversation/write-section.ts'
import type { Draft } from '../core/draft.ts'
import type { Fact } from '../core/fact.ts'
import type { Report } from '../core/report.ts'
import { SECTION_IDS, type SectionId, type SectionTarget } from '../core/section.ts'
import { assembleReport, renderReport } from '../report/assemble-report.ts'
import { coverageQuestions } from '../report/coverage.ts'
import { renderSection } from '../report/render-section.ts'
import { unusedFacts } from '../report/unused-facts.ts'
import { findingAsJson } from './finding-json.ts'

/** What `zhibi draft --json` prints (design §6). */
export function draftAsJson(
  report: Report,
  {
    craft,
    target,
    notes,
  }: { readonly craft: Craft; readonly target: SectionTarget; readonly notes: readonly string[] },
) {
  const drafts = SECTION_IDS.flatMap((id) => report.drafts[id]?.at(-1) ?? [])
  const text = textOf(report, target)
  const unused = new Set(
    unusedFacts(
      drafts.map(({ section }) => section),
      report.facts,
      craft.guard,
    ),
  )
  const cited = new Set(
    drafts.flatMap(({ section }) => section.paragraphs.flatMap((p) => p.sentences.flatMap((s) => s.facts))),
  )
  const missing = target === 'report' ? coverageQuestions(report.facts, 1) : []
  return {
    unit: report.unit?.fullName ?? '',
    year: report.year ?? 0,
    engine: drafts.some(({ engine }) => engine === 'model') ? 'model' : 'embedded',
    sections: drafts.map(sectionJson),
    facts: report.facts.map((fact) => factJson(fact, cited.has(fact.id) && !unused.has(fact.id))),
    questions: addQuestions(report.questions, missing),
    findings: craft.check({ text, report }).map(findingAsJson),
    stats: { repaired: sum(drafts, 'repaired'), replaced: sum(drafts, 'replaced'), unused: unused.size },
    // What the chat says below the draft: a length not met, names left out.
    notes,
    text,
  }
}

function textOf(report: Report, target: SectionTarget): string {
  const sections = writtenSections(report)
  if (target !== 'report') return renderOne(sections[target])
  return renderReport(
    assembleReport({
      ...{ unit: report.unit ?? UNDECLARED_UNIT, year: report.year ?? 0, variant: report.variant },
      ...{ sections, style: report.style },
    }),
  )
}

function renderOne(section: ReturnType<typeof writtenSections>[SectionId]): string {
  return section === undefined ? '' : renderSection(section)
}

function sectionJson({ section }: Draft) {
  return { id: section.id, title: section.title, paragraphs: section.paragraphs }
}

function factJson({ id, theme, polarity, figures, provenance }: Fact, used: boolean) {
  return {
    id,
    theme: theme ?? null,
    polarity,
    figures: figures.map(({ value, high, unit, approx, kind, text }) => ({
      value,
      ...(high === undefined ? {} : { high }),
      unit,
      approx,
      kind,
      text,
    })),
    note: { index: provenance.noteIndex, quote: provenance.quote },
    used,
  }
}

function sum(drafts: readonly Draft[], count: 'repaired' | 'replaced'): number {
  return drafts.reduce((total, { stats }) => total + stats[count], 0)
}
