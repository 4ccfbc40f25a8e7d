import type { SectionDraft } from '../../core/draft.ts'
import { joinPoints } from './join-points.ts'
import { pointsOf } from './points.ts'

/** A section changed by structure alone, or why it could not be. */
export interface Changed {
  readonly section: SectionDraft
  readonly note?: string
}

/** 去掉第二点. Points are 1-based, -1 is the last. */
export function removePoints(section: SectionDraft, points: readonly number[]): Changed {
  const list = pointsOf(section)
  const found = indexes(points, list.points.length)
  if (found.missing.length > 0) return { section, note: nosuch(found.missing, list.points.length) }
  const kept = list.points.filter((_point, index) => !found.indexes.includes(index))
  if (kept.length === 0) return { section, note: '这样就一点都不剩了，没有改。要重写的话，请说“重新写一遍”。' }
  return { section: list.with(kept) }
}

/** 把第一条和第三条合并: one point at the place of the first of them, told in the order named. */
export function mergePoints(section: SectionDraft, points: readonly number[]): Changed {
  const list = pointsOf(section)
  const found = indexes(points, list.points.length)
  if (found.missing.length > 0) return { section, note: nosuch(found.missing, list.points.length) }
  const [first, ...others] = [...new Set(found.indexes)]
  if (first === undefined || others.length === 0)
    return { section, note: '请说出要合并的两条，例如“把第一条和第三条合并”。' }
  const place = Math.min(first, ...others)
  const merged = joinPoints([first, ...others].flatMap((index) => list.points[index] ?? []))
  const rest = list.points.map((point, index) => (index === place ? merged : point))
  return { section: list.with(rest.filter((_point, index) => index === place || !found.indexes.includes(index))) }
}

/** 第三条放前面. */
export function movePoint(section: SectionDraft, point: number, to: number): Changed {
  const list = pointsOf(section)
  const found = indexes([point, to], list.points.length)
  const [from, target] = found.indexes
  if (from === undefined || target === undefined) return { section, note: nosuch(found.missing, list.points.length) }
  const moved = list.points[from]
  const rest = list.points.filter((_point, index) => index !== from)
  return { section: list.with(moved === undefined ? rest : rest.toSpliced(target, 0, moved)) }
}

function indexes(
  points: readonly number[],
  count: number,
): { readonly indexes: readonly number[]; readonly missing: readonly number[] } {
  const index = (point: number): number => (point < 0 ? count + point : point - 1)
  return {
    indexes: points.map(index).filter((at) => at >= 0 && at < count),
    missing: points.filter((point) => index(point) < 0 || index(point) >= count),
  }
}

const nosuch = (missing: readonly number[], count: number): string =>
  `这一部分共${count}条，没有第${missing.join('、')}条，没有改。`
