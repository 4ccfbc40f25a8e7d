import type { Phrases } from '../../core/knowledge/drafting.ts'
import type { Tidier } from './create-tidier.ts'
import { isBody } from './name-speaker.ts'
import { hasSlot } from './slots.ts'

/** Whose count it is (口径): named in the label, or as who said it: （这个司法所说的）, 综治说是. */
export function officeOf(text: string, labelled: boolean, { offices }: Phrases): string | undefined {
  return offices.find((office) => {
    const at = text.indexOf(office)
    if (at < 0) return false
    const after = text.slice(at + office.length, at + office.length + 3)
    if (/^(?:那边|这边)?(?:给|说|报|统计|的数|口径)/.test(after)) return true
    return labelled && at <= 1 && /^[的：:]?\s/.test(after)
  })
}

/** 综治说是…: whose count it is is told otherwise. */
export function withoutSource(text: string): string {
  return text
    .replace(
      /^[^，。\s\uE000-\uE3FF]{2,6}?(?:说是|那边说|说|报的是|报来)(?:的)?[，,：:]?(?=[^法明服理教话唱好和清])/,
      '',
    )
    .replace(/^[^，。\s\uE000-\uE3FF]{2,6}?(?:报|给|提供|统计|说)的?(?=(?:排查|调解|化解|受理|调处))/, '')
    .replace(
      /(排查|调解|化解|受理|调处)[^，。\s\uE000-\uE3FF]{2,6}?(?:报|给|提供|统计|说)的?(?=[\uE000-\uE3FF])/,
      '$1矛盾纠纷',
    )
    .replace(/^是(?=[受调排化办处查审])/, '')
}

/** （这个司法所说的）: an aside without a figure that is talk. */
export function withoutAsides(text: string, tidier: Tidier): string {
  return text.replace(/[（(]([^（）()]*)[）)]/g, (aside, inner: string) =>
    !hasSlot(inner) && (tidier.isRemark(inner) || /[说给报]的?$/.test(inner)) ? '' : aside,
  )
}

const DOER =
  /^[^，。]{1,5}(?:[站所办队局]|干部)$|^[^，。\uE000-\uE3FF]{2,12}(?:调解室|工作室|服务队|志愿队|调解队|宣讲团)$/

/** 「宣传 赶集日…」: a heading word of the note in front, which the subsection says already. */
export function withoutTopic(clauses: readonly string[], { topics, offices }: Phrases): readonly string[] {
  const [first = '', second = ''] = clauses
  const rest = clauses.slice(1)
  if (rest.length === 0) return clauses
  const topic = first.replace(/^(?:先说|再说|说说)/, '').replace(/(?:这块|那块|方面|情况|工作|嘛|呢|的话|的|上)$/, '')
  if ([...topics, ...offices].includes(topic)) return rest
  return hasSlot(first) ? clauses : withDoer(first, second, clauses)
}

/** 学校 4所学校都聘了…: said again at once. 文化站 放电影11场: who did it. */
function withDoer(first: string, second: string, clauses: readonly string[]): readonly string[] {
  if (first.length <= 4 && first.length > 1 && second.includes(first)) return clauses.slice(1)
  return DOER.test(first) ? [first + second, ...clauses.slice(2)] : clauses
}

/** 「四支队伍：…」: a label that is neither a topic nor an office is part of what is told. */
export function withLabel(label: string, text: string, { topics, offices }: Phrases): string {
  const known =
    topics.includes(label.replace(/(?:方面|情况|工作|这块|的)$/, '')) || /(?:的|案子|案例|例子|事情)$/.test(label)
  if (label === '' || text === '' || known || isBody(label) || offices.some((office) => label.includes(office)))
    return text
  // 12345 alone is a name that reads as a count.
  if (/^\d+$/.test(label)) return `${label}热线方面，${text}`
  return /[日周月节]$/.test(label) ? `${label}期间，${text}` : `${label}方面，${text}`
}
