import type { SectionDraft } from '../../core/draft.ts'
import type { Report } from '../../core/report.ts'
import { SECTION_IDS, type SectionId, type SectionTarget } from '../../core/section.ts'
import { diffDrafts } from '../../drafting/revise/diff-drafts.ts'
import { phrases } from '../phrases.ts'
import { SECTION_NAMES } from '../section-names.ts'
import { writtenSections } from '../write-section.ts'

/** 「改了哪里」: what the last message that wrote changed, section by section; a section named: its last revision. */
export function lastChanges(report: Report, section: SectionTarget | undefined): string {
  const ids = section === undefined || section === 'report' ? lastWritten(report) : [section]
  const drafted = ids.filter((id) => (report.drafts[id] ?? []).length > 0)
  const revised = drafted.filter((id) => (report.drafts[id] ?? []).length > 1)
  if (revised.length === 0) return drafted.length === 0 ? phrases.noChanges : phrases.noEarlier(drafted)
  const now = writtenSections(report)
  const before = writtenSections({ ...report, drafts: earlier(report) })
  return revised.map((id) => changesOf(id, before[id], now[id])).join('\n\n')
}

function lastWritten({ drafts, history }: Report): readonly SectionId[] {
  const last = history.at(-1)
  const asked = last === undefined ? undefined : drafts[last]?.at(-1)?.askedBy
  return SECTION_IDS.filter((id) => asked !== undefined && drafts[id]?.at(-1)?.askedBy === asked)
}

function earlier({ drafts }: Report): Report['drafts'] {
  return Object.fromEntries(SECTION_IDS.map((id) => [id, (drafts[id] ?? []).slice(0, -1)]))
}

function changesOf(id: SectionId, before: SectionDraft | undefined, now: SectionDraft | undefined): string {
  if (before === undefined || now === undefined) return phrases.noEarlier([id])
  return `【${SECTION_NAMES[id]}】${phrases.changes(diffDrafts(before, now))}`
}
