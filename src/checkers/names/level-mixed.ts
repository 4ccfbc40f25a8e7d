import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import type { ReadReport } from '../read-report.ts'

interface LevelRule {
  /** Says whether the unit's superior is of another kind. */
  readonly foreign: (fullName: string) => boolean
  readonly pattern: RegExp
  readonly message: string
}

const RULES: readonly LevelRule[] = [
  {
    foreign: (name) => !/[县旗]/.test(name) && /[市区]/.test(name),
    pattern:
      /省市县|(?<![\u3400-\u9fff〇]{2}|区|市、|自治)(?:县委县政府|县委、县政府|县委|县政府|县人民政府|县级有关部门|县直部门)|与县(?=[\u3400-\u9fff〇]{2,6}局)[\u3400-\u9fff〇]{3,7}/gu,
    message: '本单位的上级不是县，此处又称“县”，请统一',
  },
  {
    foreign: (name) => /[县旗]/.test(name) && !/区/.test(name.replace(/自治区|地区|山区|林区|矿区/g, '')),
    pattern: /(?<![\u3400-\u9fff〇县市、])(?:区委区政府|区委、区政府|区委|区政府|区人民政府)/gu,
    message: '本单位的上级不是区，此处又称“区”，请统一',
  },
]

/** Superiors of the wrong level: 县委 in the report of a township under a city. */
export const levelMixed: Check = {
  name: 'level-mixed',
  find: (report) => {
    // 永安市槐南镇: a unit whose declared name has no superior gives nothing to compare with.
    if (report.unit.county === undefined) return []
    return RULES.filter((rule) => rule.foreign(superiorOf(report))).flatMap((rule) => {
      const found = Array.from(report.text.matchAll(rule.pattern))
      return found.slice(0, 3).map((match): Remark => {
        const span = { start: match.index, end: match.index + match[0].length }
        return { kind: 'level_mixed', severity: 'warn', span, message: rule.message }
      })
    })
  },
}

function superiorOf({ unit }: ReadReport): string {
  return unit.fullName.endsWith(unit.name) ? unit.fullName.slice(0, -unit.name.length) : unit.fullName
}
