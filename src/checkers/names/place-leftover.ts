import type { NameTable } from '../../core/knowledge/check-knowledge.ts'
import type { UnitProfile } from '../../core/unit-profile.ts'
import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import type { ReadReport } from '../read-report.ts'

/**
 * What ends the name of a township or its superior; longer ones first. 市 and 区 end too many words, so they only count
 * where their committee or government follows.
 */
const SUFFIX =
  /街道(?!工作|社区|综)|民族乡|镇|乡(?![村镇土亲贤])|县(?!级|直|域|城|处|长|委全面依法治县)|(?:市|(?<![小社园校库景厂灾牧林矿辖片地城])区)(?=委(?!员|托|派|会)|政府|人民政府)/gu
const VILLAGE = /村(?![民委规务庄落镇级居情史支两集])|社区(?=[，。、；：（）\d调矛普法群综治网开组]|$)/gu
/** The offices of a superior, whose names stand right before them. */
const OFFICE = /^(?:委(?!员|托)|政府|人民政府|党委|纪委)/u
const LONGEST_NAME = 4

interface Judge {
  readonly names: NameTable
  readonly common: ReadonlySet<string>
  readonly right: RegExp
  readonly neighbour: RegExp
  readonly villageWords: RegExp
}

/**
 * Another township's or county's name left in the text. Judged against the declared unit and its superiors only: a name is
 * one when it stands between what can border a name on both sides, and is no common word.
 */
export function createPlaceLeftover(names: NameTable): Check {
  const judge: Judge = {
    names,
    common: new Set(names.notPlaces),
    right: new RegExp(`^(?:${names.rightContext})`, 'u'),
    neighbour: new RegExp(`(?:${names.withNeighbour.join('|')})$`, 'u'),
    villageWords: new RegExp(`(?:${names.notVillages.join('|')})$`, 'u'),
  }
  return {
    name: 'place-leftover',
    find: (report) => (report.unit.fullName === '' ? [] : [...places(report, judge), ...villages(report, judge)]),
  }
}

function places(report: ReadReport, judge: Judge): readonly Remark[] {
  return Array.from(report.text.matchAll(SUFFIX)).flatMap((match) => nameAt(report, match.index, match[0], judge) ?? [])
}

/** Only where the unit's villages are known: a name that is none of them is asked about. */
function villages({ text, unit }: ReadReport, judge: Judge): readonly Remark[] {
  const own = unit.villages ?? []
  if (own.length === 0) return []
  return Array.from(text.matchAll(VILLAGE)).flatMap((match): readonly Remark[] => {
    const name = bareName(text, match.index, judge)
    if (name === undefined || judge.villageWords.test(name) || own.some((one) => one.includes(name))) return []
    const span = { start: match.index - name.length, end: match.index + match[0].length }
    const message = `“${name}${match[0]}”不在已知的村（社区）里，请核实是不是本单位的`
    return [{ kind: 'place_leftover', severity: 'warn', span, message }]
  })
}

function nameAt(report: ReadReport, at: number, suffix: string, judge: Judge): Remark | undefined {
  const { text, unit } = report
  if (!canFollow(text.slice(at + suffix.length, at + suffix.length + 12), judge)) return undefined
  if (!isJudged(suffix, unit)) return undefined
  const name = bareName(text, at, judge)
  if (name !== undefined && !/[镇乡街]/u.test(suffix) && isPhrase(name)) return undefined
  if (name === undefined || isOwn(name + suffix, name, unit.fullName)) return undefined
  const start = at - name.length
  if (judge.neighbour.test(text.slice(Math.max(0, start - 3), start))) return undefined
  const message = `“${name}${suffix}”不是本单位（${unit.name}）或其上级的名称，疑为套用别处材料，请核实`
  return { kind: 'place_leftover', severity: 'error', span: { start, end: at + suffix.length }, message }
}

/** Without a declared superior of that level none can be judged; 区 and 县 are one level. */
function isJudged(suffix: string, { county, fullName }: UnitProfile): boolean {
  if (suffix === '市') return /[市州盟](?=.*[县市区旗])/u.test(fullName)
  return !/^[县区]$/u.test(suffix) || county !== undefined
}

/** Not 提高镇、村干部: there levels are listed one after the other. */
function canFollow(after: string, judge: Judge): boolean {
  if (/^[、和与及两]?(?:[乡镇村县区市街社组]|街道|社区)/u.test(after)) return false
  return after === '' || OFFICE.test(after) || judge.right.test(after)
}

/** The two to four characters before the suffix that stand after a border and are no common word. */
function bareName(text: string, at: number, judge: Judge): string | undefined {
  for (let length = 2; length <= LONGEST_NAME; length += 1) {
    const start = at - length
    const name = text.slice(Math.max(0, start), at)
    if (name.length < length || !/^[\u3400-\u9fff〇]+$/u.test(name) || isCommon(name, judge)) return undefined
    if (isBorder(text[start - 1], text.slice(Math.max(0, start - 3), start), judge)) return name
  }
  return undefined
}

/** 全镇, 乡镇, 示范镇, 大力发展乡…: no names. 城镇, 集镇 and the like are told from 宝城镇, 张集镇 by their length. */
function isCommon(name: string, { common, names }: Judge): boolean {
  if (names.notTails.includes(name.slice(-1))) return true
  if (Array.from(name).some((char) => names.notChars.includes(char))) return true
  if (name.length > 2 && /[城集村古重强名]$/u.test(name)) return true
  return [2, 3, 4].some((length) => common.has(name.slice(-length)) || common.has(name.slice(0, length)))
}

function isBorder(char: string | undefined, before: string, { names }: Judge): boolean {
  if (char === undefined || !/[\u3400-\u9fff〇]/u.test(char)) return true
  return (
    names.leftBoundary.includes(char) ||
    /(?:[省市县区州]|中共|全面|加强|坚持|按照|落实|贯彻|根据|接受|学习|组织|推动|推进|覆盖|惠及|联合|依托|发动|动员|带动|指导|督促|支持|发挥|提升|提高|增强|服务|涉及|位于|来自|隶属|派驻|结合|立足|针对|关于|维护|促进|深化|规范|完善|我[县市区])$/.test(
      before,
    )
  )
}

/** 我镇得到县委: before a superior's suffix a name is short and holds no other level. */
function isPhrase(name: string): boolean {
  return name.length > 3 || /[镇乡街村省]/u.test(name)
}

/** Also where a verb was read into it: 充实石桥镇. */
function isOwn(full: string, name: string, unit: string): boolean {
  const suffix = full.slice(name.length)
  return (
    unit.includes(name) || [2, 3].some((length) => length < name.length && unit.includes(name.slice(-length) + suffix))
  )
}
