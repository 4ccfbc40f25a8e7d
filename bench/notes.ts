import { reportFromNotes } from '../src/cli/report-from-notes.ts'
import { readUnit } from '../src/cli/unit-argument.ts'
import { type Craft, composeCraft } from '../src/compose/craft.ts'
import { createLogger } from '../src/compose/logger.ts'
import { readConfig } from '../src/config.ts'
import type { Report } from '../src/core/report.ts'
import { root } from '../tests/helpers/running-house.ts'

const PLACES = ['东河', '西湖', '南山', '北塘', '上岭', '下坪', '新湾', '老坝', '大桥', '小溪', '前洲']

/** What an office writes in a chat, by turns: most tell one or two figures, some a shortcoming or a plan. */
const TOLD: readonly ((village: string, n: number) => string)[] = [
  (village, n) => `${village}发放普法宣传资料${n}份，举办法治讲座${(n % 9) + 1}场`,
  (village, n) => `${village}排查矛盾纠纷${n + 1}起，化解${n}起`,
  (village, n) => `审查${village}合同${n}份，提出意见${(n % 31) + 1}条`,
  (village, n) => `到${village}开展执法检查${n}次，整改隐患${(n % 17) + 1}处`,
  (village, n) => `${village}接待法律咨询${n}人次`,
  (village, n) => `${village}公开政务信息${n}条`,
  (village) => `${village}干部法律知识不够用，因为培训少`,
  (village, n) => `明年给${village}干部培训${(n % 12) + 1}次`,
]

/** The n-th note; no two of the first thousands say the same. */
export function noteAt(n: number): string {
  const place = PLACES[n % PLACES.length] ?? ''
  const told = TOLD[n % TOLD.length] ?? ((village: string) => village)
  return told(`${place}${Math.floor(n / PLACES.length) + 1}组`, ((n * 7919) % 997) + 1)
}

export function someNotes(count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) => noteAt(n))
}

export function embeddedCraft(): Promise<Craft> {
  return composeCraft({ root, config: readConfig({}), logger: createLogger('silent') })
}

export function toldReport(craft: Craft, notes: readonly string[]): Report {
  return reportFromNotes(notes, { craft, unit: readUnit('平安县柳溪镇'), year: 2025, variant: 'submission' })
}
