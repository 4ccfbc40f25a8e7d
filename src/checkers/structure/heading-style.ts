import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import type { Heading } from '../headings.ts'
import type { ReadReport } from '../read-report.ts'

const PILE = /(?:思路|目标|举措|措施|安排|计划|打算|重点){3}|工作(?:思路举措|措施计划|目标举措)|思路目标|目标举措/u

/** Headings: plus signs, piles of nouns, full stops that some have and others do not. */
export const headingStyle: Check = {
  name: 'heading-style',
  find: (report) => {
    const headings = report.paragraphs.flatMap(({ heading }) =>
      heading === undefined || heading.text === '' ? [] : [heading],
    )
    return [...headings.flatMap(wordRemarks), ...unevenStops(report)]
  },
}

function wordRemarks(heading: Heading): readonly Remark[] {
  if (/[+＋&]/.test(heading.text) && !/“[^”]*[+＋&][^”]*”/.test(heading.text)) {
    return [remark('warn', heading, '标题不用“+”号，请用顿号或“和”')]
  }
  if (PILE.test(heading.text)) return [remark('info', heading, '标题名词堆叠，请写得简明，如“2024年工作安排”')]
  return []
}

/** Headings of one level on lines of their own, of which the fewer end with a full stop, or without. */
function unevenStops(report: ReadReport): readonly Remark[] {
  const alone = report.paragraphs.flatMap(({ heading }) =>
    heading === undefined || heading.inline || heading.text === '' || heading.level !== 2 ? [] : [heading],
  )
  const closed = alone.filter((heading) => heading.closed)
  const open = alone.filter((heading) => !heading.closed)
  const odd = closed.length <= open.length ? closed : open
  if (odd.length === 0 || odd.length > 2 || alone.length - odd.length < 2) return []
  return odd.map((heading) => remark('info', heading, '同级标题有的带句号有的不带，请统一'))
}

function remark(severity: Remark['severity'], heading: Heading, message: string): Remark {
  return { kind: 'heading_style', severity, span: heading.span, message }
}
