import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import type { ReadReport } from '../read-report.ts'

const DATE =
  /(?:\d{4}|[二〇零一二三四五六七八九]{4})\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日/

/** Title, signature and date of a whole report; the year in its title. */
export const formatMissing: Check = {
  name: 'format-missing',
  find: (report) => {
    if (!report.whole) return []
    const title = report.paragraphs.filter((one) => one.role === 'title')
    const tail = report.paragraphs
      .filter((one) => one.role === 'signature')
      .map((one) => one.text)
      .join('\n')
    const lacks = [
      ...(title.length === 0 ? ['标题'] : []),
      ...(/政府|办事处|委员会|镇|乡|街道|署名待填/.test(tail) ? [] : ['落款']),
      ...(DATE.test(tail) || tail.includes('待填') ? [] : ['成文日期']),
    ]
    return [...(lacks.length === 0 ? [] : [lacking(report, lacks)]), ...titleRemarks(report)]
  },
}

function lacking(report: ReadReport, lacks: readonly string[]): Remark {
  const last = report.paragraphs.findLast((one) => one.text !== '')
  const span = last === undefined ? { start: 0, end: 0 } : lastSentence(report.text, last.span)
  return {
    kind: 'format_missing',
    severity: 'warn',
    span,
    message: `缺少${lacks.join('、')}（报送版还应有主送机关），请补齐`,
  }
}

function lastSentence(
  text: string,
  paragraph: { readonly start: number; readonly end: number },
): { start: number; end: number } {
  let start = paragraph.end - 1
  while (start > paragraph.start && !/[。；\n]/.test(text[start - 1] ?? '')) start -= 1
  return { start, end: paragraph.end }
}

/** The title names the year and calls itself a report. */
function titleRemarks(report: ReadReport): readonly Remark[] {
  const title = report.paragraphs.filter((one) => one.role === 'title')
  const [first] = title
  const last = title.at(-1)
  if (first === undefined || last === undefined) return []
  const words = title.map((one) => one.text).join('')
  if (!/报告|总结|汇报/.test(words) || /\d{4}\s?年/.test(words)) return []
  const span = { start: first.span.start, end: last.span.end }
  return [{ kind: 'format_missing', severity: 'warn', span, message: '标题没有写明年度' }]
}
