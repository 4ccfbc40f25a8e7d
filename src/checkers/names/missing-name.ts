import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'

const VERB =
  '始终|坚持|组织|开展|认真|高度|积极|深入|全面|扎实|切实|严格|持续|大力|召开|成立|共(?=开展|组织|排查|调解|受理)|围绕|紧紧|牢固|以习近平|按照|把|将|充分|努力|不断|着力|结合|依托|先后'
const BARE = new RegExp(`(?<=(?:^|[，。；：\\n]|[，。；：\\n][ \\t\\u3000]{1,8}))(镇|乡)(?:${VERB})`, 'gu')

/** A bare 镇 or 乡 as the one who acts: the name is missing (镇始终围绕…). */
export const missingName: Check = {
  name: 'missing-name',
  find: ({ text, sections, unit }) => {
    const openingEnd = sections[0]?.id === 'opening' ? sections[0].span.end : 0
    return Array.from(text.matchAll(BARE)).map((match): Remark => {
      const inOpening = match.index < openingEnd
      const end = endOfClause(text, match.index + match[0].length)
      const message = `单位名称缺失，只剩一个“${match[1] ?? ''}”字，请写全称或“${unit.selfName}”`
      return {
        kind: 'missing_name',
        severity: inOpening ? 'error' : 'warn',
        span: { start: match.index, end },
        message,
      }
    })
  },
}

function endOfClause(text: string, from: number): number {
  let end = from
  while (end < text.length && end - from < 12 && !/[，。；：\n]/.test(text[end] ?? '')) end += 1
  return end
}
