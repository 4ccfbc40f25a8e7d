import type { LawTable } from '../../core/knowledge/check-knowledge.ts'

/** A law told by its bare name gets its full title and its marks: 反有组织犯罪法 → 《中华人民共和国反有组织犯罪法》. */
export type FullTitles = (text: string) => string

/** Shorter names (水法, 宪法) are parts of other words; they count only where a title is looked for. */
const SURE_CHARS = 4
/** Behind a title; a day, a week, a lecture on it is named without marks. */
const ENDS = '(?=$|[，。；、）]|等(?!节点|重要|时间|时机|活动|主题)|和|与|以及|及其)'
/** In front of a short title. */
const LOOKED_FOR = '(?<=^|[，；、和与及]|学习|宣讲|讲授|讲解|宣传|贯彻|落实|解读|普及)'
const NOT_WITHIN = '(?<![《“])(?<!中华人民共和国)'

export function createFullTitles({
  national,
  documents,
  spoken,
}: Pick<LawTable, 'national' | 'documents' | 'spoken'>): FullTitles {
  const laws = new Set(national)
  const others = new Set(documents)
  const titled = (name: string): string => {
    const full = spoken[name] ?? name
    if (laws.has(full)) return `《中华人民共和国${full}》`
    return others.has(full) ? `《${full}》` : full
  }
  const names = [...laws, ...others, ...Object.keys(spoken)].filter((name) => !/[（）—]/.test(name))
  const days = names.filter((name) => name.endsWith('日')).map((day) => `(?<!国家|国际|全民|教育)${day}`)
  const sure = names.filter((name) => name.length >= SURE_CHARS && !name.endsWith('日'))
  const short = names.filter((name) => name.length < SURE_CHARS && !name.endsWith('日'))
  const pattern = new RegExp(
    `${NOT_WITHIN}(?:(?:${longestFirst(sure)})${ENDS}|${LOOKED_FOR}(?:${longestFirst(short)})${ENDS}|${longestFirst(days)})`,
    'gu',
  )
  return (text) => text.replace(pattern, titled).replace(/》、(?=《)/g, '》')
}

function longestFirst(names: readonly string[]): string {
  return names.toSorted((a, b) => b.length - a.length).join('|')
}
