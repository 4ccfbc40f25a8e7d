import type { Check } from '../check.ts'

/** A report signed before the year is over says up to when its figures count (统计截止日). */
export const dateCutoff: Check = {
  name: 'date-cutoff',
  find: (report) => {
    if (!report.whole || !report.dated || /截至|截止/.test(report.text)) return []
    const tail = report.paragraphs.filter((one) => one.role === 'signature')
    return tail.flatMap(({ text, span }) => {
      const match = /(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/.exec(text)
      const early = match !== null && Number(match[1]) === report.year && !(match[2] === '12' && match[3] === '31')
      if (!early) return []
      const start = span.start + match.index
      const message = '成文在年底之前，没有写明统计截止日，可注明“截至12月×日”'
      return [
        { kind: 'date_cutoff', severity: 'info', span: { start, end: start + match[0].length }, message } as const,
      ]
    })
  },
}
