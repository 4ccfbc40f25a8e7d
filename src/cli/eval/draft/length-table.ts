import type { LengthScore } from './score-lengths.ts'

const NAMES: Readonly<Record<string, string>> = { measures: '举措成效', shortcomings: '不足', plan: '安排' }

/** Per section and share how many came within a tenth, then the misses. */
export function lengthTable(scores: readonly LengthScore[]): readonly string[] {
  const percents = [...new Set(scores.map(({ percent }) => percent))]
  const sections = [...new Set(scores.map(({ section }) => section))]
  const row = (name: string, of: (score: LengthScore) => boolean): string => {
    const own = scores.filter(of)
    const cells = percents.map((percent) => metOf(own.filter((one) => one.percent === percent)))
    return `| ${[name, ...cells, metOf(own)].join(' | ')} |`
  }
  const misses = scores.filter(({ met }) => !met)
  return [
    `| 部分 | ${percents.map((percent) => `${String(percent)}%`).join(' | ')} | 合计 |`,
    `|${'---|'.repeat(percents.length + 2)}`,
    ...sections.map((section) => row(NAMES[section] ?? section, (one) => one.section === section)),
    row('合计', () => true),
    ...misses.map(
      ({ id, section, percent, wished, written }) =>
        `${id} ${NAMES[section] ?? section} ${String(percent)}%：要${String(wished)}字，写了${String(written)}字`,
    ),
  ]
}

function metOf(scores: readonly LengthScore[]): string {
  return `${String(scores.filter(({ met }) => met).length)}/${String(scores.length)}`
}
