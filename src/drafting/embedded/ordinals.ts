import type { SectionId } from '../../core/section.ts'
import type { PointForm, UnitStyle } from '../../core/unit-style.ts'

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 一是, 二是 … or （一）, （二） … from 0. */
export function ordinal(index: number, form: PointForm = '一是'): string {
  const number = NUMERALS[index] ?? String(index + 1)
  return form === '（一）' ? `（${number}）` : `${number}是`
}

/** How the unit numbers the points of a section; undefined where nothing tells. */
export function pointsOf(style: UnitStyle | undefined, id: SectionId): PointForm | undefined {
  return style?.sections.find((section) => section.id === id)?.points
}
