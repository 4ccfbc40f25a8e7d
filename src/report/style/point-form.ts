import type { PointForm } from '../../core/unit-style.ts'
import type { SampleSection } from './parse-sample.ts'

const TOLD = /(?:^|[。；：\n])[ \u3000]*[一二三四五六七八九十]是/gu

/** How the points of these sections are numbered; undefined when they are not. */
export function pointForm(sections: readonly SampleSection[]): PointForm | undefined {
  const parts = sections.flatMap((section) => section.parts)
  const bracketed = parts.filter(({ heading }) => heading !== '').length
  const told = parts.reduce((sum, { text }) => sum + (text.match(TOLD)?.length ?? 0), 0)
  if (bracketed < 2 && told < 2) return undefined
  return bracketed >= 2 ? '（一）' : '一是'
}

/** True when a text tells its points as 一是…二是…. */
export function numbersPoints(text: string): boolean {
  return (text.match(TOLD)?.length ?? 0) >= 2
}
