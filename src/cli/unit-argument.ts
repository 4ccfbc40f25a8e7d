import { parseUnit } from '../conversation/parse-unit.ts'
import type { UnitProfile } from '../core/unit-profile.ts'

/** The unit of `--unit`. A name that does not end in 镇, 乡 or 街道 is taken as it is; its level is read from its words. */
export function readUnit(name: string): UnitProfile {
  return parseUnit(name) ?? asGiven(name.replace(/\s/g, ''))
}

function asGiven(name: string): UnitProfile {
  const level = name.includes('街道') ? '街道' : /乡/.test(name) ? '乡' : '镇'
  const county = /^(?:.*?[省市州盟])?([\p{Script=Han}]{1,12}?[县区旗市])/u.exec(name)?.[1]
  const base = { fullName: name, name, level, selfName: `我${level}` } as const
  return county === undefined ? base : { ...base, county }
}
