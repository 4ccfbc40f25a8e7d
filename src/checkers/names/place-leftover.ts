import type { NameTable } from '../../core/knowledge/check-knowledge.ts'
import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import type { ReadReport } from '../read-report.ts'

/** What ends the name of a township or its superior; longer ones first. */
const SUFFIX = /街道(?!工作|社区|综)|民族乡|镇|乡(?![村镇土亲贤])|县(?!级|直|域|城|处|长|委全面依法治县)/gu
const LONGEST_NAME = 4

interface Judge {
  readonly names: NameTable
  readonly common: ReadonlySet<string>
  readonly right: RegExp
  readonly neighbour: RegExp
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
  }
  return {
    name: 'place-leftover',
    find: (report) =>
      (report.unit.fullName === '' ? [] : Array.from(report.text.matchAll(SUFFIX))).flatMap((match) => {
        const found = nameAt(report, match.index, match[0], judge)
        return found === undefined ? [] : [found]
      }),
  }
}

function nameAt(report: ReadReport, at: number, suffix: string, judge: Judge): Remark | undefined {
  const { text, unit } = report
  if (!canFollow(text.slice(at + suffix.length, at + suffix.length + 12), judge)) return undefined
  // Without a declared superior no county can be judged.
  if (suffix === '县' && unit.county === undefined) return undefined
  const name = bareName(text, at, judge)
  if (name === undefined || isOwn(name + suffix, name, unit.fullName)) return undefined
  const start = at - name.length
  if (judge.neighbour.test(text.slice(Math.max(0, start - 3), start))) return undefined
  const message = `“${name}${suffix}”不是本单位（${unit.name}）或其上级的名称，疑为套用别处材料，请核实`
  return { kind: 'place_leftover', severity: 'error', span: { start, end: at + suffix.length }, message }
}

/** Not 提高镇、村干部: there levels are listed one after the other. */
function canFollow(after: string, judge: Judge): boolean {
  if (/^[、和与及两]?(?:[乡镇村县区市街社组]|街道|社区)/u.test(after)) return false
  return after === '' || judge.right.test(after)
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
  return names.leftBoundary.includes(char) || /(?:[省市县区州]|中共|全面|加强|坚持)$/.test(before)
}

function isOwn(full: string, name: string, unit: string): boolean {
  return unit.includes(full) || unit.includes(name)
}
