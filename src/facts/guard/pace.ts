import type { Point } from './point.ts'

const BEFORE = /每(秒|分钟?|小时|天|日|周|月|季度?|年)[^\d，。；、]{0,3}$/u
const BEHIND = /^\s?[/／每](秒|分钟?|小时|天|日|周|月|季度?|年)/u
const SAME: Readonly<Record<string, string>> = { 分钟: '分', 日: '天', 季度: '季' }

/** 每秒0.15立方米 and 0.15立方米/分钟: both say per how long, and not the same. */
export function isAtOtherPace(one: Point, other: Point): boolean {
  const [left, right] = [paceOf(one), paceOf(other)]
  return left !== undefined && right !== undefined && left !== right
}

function paceOf({ figure: { kind, span }, source }: Point): string | undefined {
  if (kind === 'date' || kind === 'frequency') return undefined
  const before = BEFORE.exec(source.slice(Math.max(0, span.start - 7), span.start))?.[1]
  const period = before ?? BEHIND.exec(source.slice(span.end, span.end + 5))?.[1]
  return period === undefined ? undefined : (SAME[period] ?? period)
}
