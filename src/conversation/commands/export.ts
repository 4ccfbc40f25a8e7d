import { UNDECLARED_YEAR } from '../../core/report-year.ts'
import { assembleReport, renderReport } from '../../report/assemble-report.ts'
import { neededFirst, waitForProfile } from '../needed-first.ts'
import { phrases } from '../phrases.ts'
import { changeConversation, type HandleCommand, say } from '../turn.ts'
import { UNDECLARED_UNIT } from '../undeclared-unit.ts'
import { writtenSections } from '../write-section.ts'

/** export: the whole as it stands. Until there is a Word file it comes as text, and says so. */
export const handleExport: HandleCommand = async (turn, command) => {
  const { report } = turn
  const sections = writtenSections(report)
  if (Object.keys(sections).length === 0) return say(turn, phrases.exportNothing)
  if (neededFirst(report, command) !== undefined) return waitForProfile(turn, command)
  const whole = assembleReport({
    unit: report.unit ?? UNDECLARED_UNIT,
    year: report.year ?? UNDECLARED_YEAR,
    variant: report.variant,
    sections,
    style: report.style,
  })
  return say(changeConversation(turn, { last: 'exported' }), phrases.exportSoon(report), renderReport(whole))
}
