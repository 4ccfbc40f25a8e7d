import type { SectionDraft } from '../core/draft.ts'
import { SECTION_IDS, type SectionId } from '../core/section.ts'

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 一, 二 … 十, 十一 …; counted from 0. */
export function chineseNumber(index: number): string {
  const tens = Math.floor(index / 10)
  const ones = NUMERALS[index % 10] ?? ''
  if (index % 10 === 9) return tens === 0 ? '十' : `${NUMERALS[tens] ?? ''}十`
  return tens === 0 ? ones : `${tens === 1 ? '' : (NUMERALS[tens - 1] ?? '')}十${ones}`
}

/** The sections that are there, in the order of the report, each with its number; the opening has none. */
export function numberSections(
  sections: Readonly<Partial<Record<SectionId, SectionDraft>>>,
  order: readonly SectionId[] = SECTION_IDS,
): readonly { readonly number: string; readonly section: SectionDraft }[] {
  const there = order.flatMap((id) => sections[id] ?? []).filter((section) => section.paragraphs.length > 0)
  let next = 0
  return there.map((section) => ({ section, number: section.id === 'opening' ? '' : chineseNumber(next++) }))
}
