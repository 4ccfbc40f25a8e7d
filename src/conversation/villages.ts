import type { Report } from '../core/report.ts'

const NAME = '[\\u4e00-\\u9fff]{2,4}(?:村|社区)'
/** 下辖柳河村、东庄村、石桥社区: three names running after a word that says whose they are. */
const LIST = new RegExp(
  `(?:辖|下设|包括|分别是|分别为|个(?:行政)?村)[^。；\\n]{0,12}?((?:${NAME}[、，和]){2,60}${NAME})`,
  'gu',
)

/** The unit's villages as the notes tell them and as the cadre confirmed; empty while nobody has said. */
export function knownVillages(report: Pick<Report, 'notes' | 'unit'>): readonly string[] {
  const told = report.notes.flatMap(({ text }) => villagesIn(text))
  return [...new Set([...(report.unit?.villages ?? []), ...told])]
}

function villagesIn(text: string): readonly string[] {
  return Array.from(text.matchAll(LIST)).flatMap(
    ([, list = '']) => list.match(/[\u4e00-\u9fff]{2,4}?(?:村|社区)/gu) ?? [],
  )
}

/** The report with a village learnt: a cadre let a finding about its name pass. */
export function learnVillage(report: Report, quote: string): Report {
  if (report.unit === undefined || !/(?:村|社区)$/u.test(quote)) return report
  return { ...report, unit: { ...report.unit, villages: [...(report.unit.villages ?? []), quote] } }
}
