import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'

/** 报告, 汇报 and 总结 are different kinds of document (文种). */
export const docType: Check = {
  name: 'doc-type',
  find: ({ text, paragraphs, whole }) => {
    const remarks: Remark[] = []
    for (const match of text.matchAll(
      /现将[^。；\n]{0,40}?(?:汇报|总结)(?:如下|于后)|现(?:汇报|总结)如下|特此(?:请示|汇报)|以上(?:汇报|请示|总结)(?=[，。])/gu,
    )) {
      const suggestion = match[0].replace(/汇报|总结|请示/u, '报告')
      const span = { start: match.index, end: match.index + match[0].length }
      remarks.push({ kind: 'doc_type', severity: 'warn', span, message: '文种是报告，应写“报告如下”', suggestion })
    }
    if (!whole) return remarks
    for (const { role, text: words, span } of paragraphs) {
      if (role === 'title' && /(?:总结|汇报|请示|计划)$/.test(words) && !/报告/.test(words)) {
        remarks.push({
          kind: 'doc_type',
          severity: 'warn',
          span,
          message: '法定文种是“法治政府建设年度报告”，标题不宜写总结、汇报、请示',
        })
      }
    }
    return remarks
  },
}
