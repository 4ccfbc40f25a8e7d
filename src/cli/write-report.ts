import type { Craft } from '../compose/craft.ts'
import { REPORT_ORDER } from '../conversation/section-names.ts'
import { keepDraft, type SectionOrder } from '../conversation/write-section.ts'
import type { Report } from '../core/report.ts'
import type { SectionId, SectionTarget } from '../core/section.ts'
import type { Theme } from '../core/theme.ts'
import { lengthNote } from '../report/length-note.ts'
import { sectionLengths } from '../report/section-lengths.ts'

/** A report written from a file, with what the chat would say below it: a length not met, names left out. */
export interface Written {
  readonly report: Report
  readonly notes: readonly string[]
}

interface Wanted {
  readonly craft: Craft
  readonly target: SectionTarget
  readonly theme?: Theme
  /** Characters wished for a single section; that of the whole report is the report's own. */
  readonly length?: number
}

/** The report with the wanted sections written, in the order in which they build on each other. */
export async function writeReport(told: Report, wanted: Wanted): Promise<Written> {
  const { craft, target } = wanted
  const sections = target === 'report' ? REPORT_ORDER : [target]
  const wished = target === 'report' ? told.length : wanted.length
  const notes: string[] = []
  let report = told
  for (const section of sections) {
    const order = orderOf(section, told, wanted)
    const { draft, note } = await craft.writeSection.write(report, order, { signal: new AbortController().signal })
    report = keepDraft(report, draft)
    if (note !== undefined) notes.push(note)
  }
  const written = sections.flatMap((section) => report.drafts[section]?.at(-1)?.section ?? [])
  const tooShort = lengthNote(written, wished)
  return { report, notes: [...new Set(tooShort === undefined ? notes : [...notes, tooShort])] }
}

function orderOf(section: SectionId, told: Report, { target, theme, length: wished }: Wanted): SectionOrder {
  const share = told.length === undefined ? undefined : sectionLengths(told.length, told.style)[section]
  const length = target === 'report' ? share : wished
  const more = { ...(theme === undefined ? {} : { theme }), ...(length === undefined ? {} : { length }) }
  return { section, request: '', askedBy: 'file', ...more }
}
