import type { Report } from '../core/report.ts'
import type { TurnStore } from '../core/turn-store.ts'
import { mayEnter, sharedReportId } from './report-identity.ts'
import type { Turn } from './turn.ts'

/**
 * The report about to be opened with the 范文 of its unit: the one just given, that of the report this
 * chat was about, or that of the year before where the writer belongs to it. Another unit's never comes along.
 */
export async function inheritStyle(
  turn: Turn,
  declared: Report,
  store: Pick<TurnStore, 'loadReport'>,
): Promise<Report> {
  const { style: own, ...report } = declared
  const known = turn.report.unit
  const same = known === undefined || known.fullName === declared.unit?.fullName
  const style = own !== undefined && same ? own : await styleOfYearBefore(turn, declared, store)
  return style === undefined ? report : { ...report, style }
}

async function styleOfYearBefore(
  { message }: Turn,
  { unit, year }: Report,
  store: Pick<TurnStore, 'loadReport'>,
): Promise<Report['style']> {
  if (unit === undefined || year === undefined) return undefined
  const before = await store.loadReport(sharedReportId({ unit, year: year - 1 }) ?? '', message.corp)
  return before !== undefined && mayEnter(before, message) ? before.style : undefined
}
