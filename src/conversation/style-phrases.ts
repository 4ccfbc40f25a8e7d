import { SECTION_IDS, type SectionId } from '../core/section.ts'
import type { UnitStyle } from '../core/unit-style.ts'
import { chineseNumber } from '../report/number-sections.ts'
import { SECTION_NAMES } from './section-names.ts'

const MOST_HEADINGS = 4

/** What is said about the unit's own report whose way of writing is followed (范文). */
export const stylePhrases = {
  learnt: (style: UnitStyle, { withdrawn, drafted }: { readonly withdrawn: number; readonly drafted: boolean }) =>
    [
      `已照《${style.source}》的写法：${measures(style)}；里面的数字、人名、地名一个都不会用。`,
      headings(style),
      withdrawn === 0 ? '' : `刚才从它里面记下的${withdrawn}条素材已经作废，不会写进稿子。`,
      drafted ? '已写的段落还是原来的写法，说“重写全文”就照新的写。' : '',
      '换一份就再发一份说“以这份为范文”；不想照了说“不用范文了”。',
    ]
      .filter((line) => line !== '')
      .join('\n'),
  /** One line of the status. */
  standing: (style: UnitStyle) => `范文：《${style.source}》（${measures(style)}；说“不用范文了”就不照它）`,
  notLikeReport: (name: string) =>
    `《${name}》读不出报告的样子（要有“一、”“二、”分开的几个部分），没有当范文，也没有记下里面的内容。请发一份完整的报告；要用里面的情况，就回“当素材”。`,
  sendSample: '好，请把那份报告发来（Word、PDF、文本，或者整篇粘贴），我只学它的写法，里面的数字一个都不会用。',
  dropped: (source: string) => `好，不照《${source}》写了，学到的写法已删掉，往后用通用的写法。`,
  nothingToDrop: '现在没有用范文，一直是通用的写法。',
  pasted: '您粘贴的报告',
} as const

function measures(style: UnitStyle): string {
  const parts = style.sections.filter(({ id }) => id !== 'opening')
  const order = isUsual(parts.map(({ id }) => id)) ? '' : `（${parts.map(({ id }) => SECTION_NAMES[id]).join('、')}）`
  return [
    `${parts.length === 2 ? '两' : chineseNumber(parts.length - 1)}个部分${order}`,
    ...(style.headings.length === 0 ? [] : ['小标题用“（一）”']),
    pointsOf(style),
    `全文约${round(style.chars)}字`,
  ]
    .filter((part) => part !== '')
    .join('，')
}

function pointsOf({ sections, numbersWithin }: UnitStyle): string {
  const form = sections.find(({ id }) => id === 'shortcomings')?.points
  const within = numbersWithin ? '每节里用“一是、二是”' : ''
  return [form === undefined ? '' : `不足用“${form}”分点`, within].filter((part) => part !== '').join('，')
}

function headings({ headings: kept, leftOut }: UnitStyle): string {
  const shown = kept.slice(0, MOST_HEADINGS).map(({ text }) => text)
  const more = kept.length > shown.length ? `等${kept.length}个` : ''
  const learnt = shown.length === 0 ? '' : `小标题照它的：${shown.join('；')}${more}。`
  return leftOut === 0 ? learnt : `${learnt}有${leftOut}个小标题里带数字、名称或拿不准的词，没有照搬。`
}

function isUsual(ids: readonly SectionId[]): boolean {
  const ranks = ids.map((id) => SECTION_IDS.indexOf(id))
  return ranks.every((rank, at) => at === 0 || rank > (ranks[at - 1] ?? 0))
}

/** 3187 → 3200: nobody counts a report to the character. */
function round(chars: number): number {
  return chars < 1000 ? Math.round(chars / 10) * 10 : Math.round(chars / 100) * 100
}
