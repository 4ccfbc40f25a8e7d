import type { Craft } from '../compose/craft.ts'
import { REPORT_ORDER } from '../conversation/section-names.ts'
import { keepDraft } from '../conversation/write-section.ts'
import type { Report } from '../core/report.ts'
import type { SectionTarget } from '../core/section.ts'
import type { Theme } from '../core/theme.ts'
import { sectionLengths } from '../report/section-lengths.ts'

/** The report with the wanted sections written, in the order in which they build on each other. */
export async function writeReport(
  told: Report,
  { craft, target, theme }: { readonly craft: Craft; readonly target: SectionTarget; readonly theme?: Theme },
): Promise<Report> {
  const sections = target === 'report' ? REPORT_ORDER : [target]
  const lengths = told.length === undefined || target !== 'report' ? undefined : sectionLengths(told.length, told.style)
  let report = told
  for (const section of sections) {
    const length = lengths?.[section]
    const order = {
      section,
      request: '',
      askedBy: 'file',
      ...(theme === undefined ? {} : { theme }),
      ...(length === undefined ? {} : { length }),
    }
    const { draft } = await craft.writeSection.write(report, order, { signal: new AbortController().signal })
    report = keepDraft(report, draft)
  }
  return report
}
