import type { UnitProfile } from '../core/unit-profile.ts'

/** Superiors in the order they are named; each takes the shortest name that ends in its word. */
const SUPERIORS = [
  /^(?:北京市|天津市|上海市|重庆市|[\u4e00-\u9fff]{2,8}?(?:自治区|省))/u,
  /^[\u4e00-\u9fff]{2,9}?(?:自治州|地区|盟|州(?=[\u4e00-\u9fff]{2,}[县市区])|市)/u,
  /^[\u4e00-\u9fff]{1,12}?(?:自治县|自治旗|新区|林区|特区|管委会|开发区|县|区|旗|市)/u,
]
const OWN = /^([\u4e00-\u9fff]{1,12}?(?:民族乡|镇|乡|街道))(?:办事处|人民政府|政府)?$/u

/** 被评为全县平安建设先进乡 is an honour. */
const TITLE = /被评|评为|获评|荣获|授予|先进|示范/u

/**
 * The township a full name tells: 福建省永安市槐南镇 → name 槐南镇, level 镇, county 永安市, selfName 我镇.
 * Undefined when it does not end in 镇, 乡 or 街道. Nothing is guessed: a superior not named stays unknown.
 */
export function parseUnit(text: string): UnitProfile | undefined {
  const full = text.replaceAll(/[\s，,、·]/gu, '')
  if (full.length > 40 || TITLE.test(full)) return undefined
  const { superiors, rest } = takeSuperiors(full)
  const own = OWN.exec(rest)?.[1]
  if (own === undefined || own.length < 2) return undefined
  const level = levelOf(own)
  const county = superiors.at(-1)
  return {
    fullName: full.replace(/(?:办事处|人民政府|政府)$/u, ''),
    name: own,
    level,
    selfName: `我${level}`,
    ...(county === undefined ? {} : { county }),
  }
}

/** The superiors named before the township; the county-level one comes last. A province or 直辖市 alone is no county. */
function takeSuperiors(full: string): { readonly superiors: readonly string[]; readonly rest: string } {
  const superiors: string[] = []
  let rest = full
  SUPERIORS.forEach((pattern, rank) => {
    const found = pattern.exec(rest)?.[0]
    if (found === undefined || (!OWN.test(rest.slice(found.length)) && !hasTownship(rest.slice(found.length)))) return
    rest = rest.slice(found.length).replace(/^(?:人民政府|政府|党委|委)/u, '')
    if (rank > 0) superiors.push(found)
  })
  return { superiors, rest }
}

function hasTownship(text: string): boolean {
  return /[镇乡]|街道/u.test(text.slice(1))
}

function levelOf(own: string): UnitProfile['level'] {
  if (own.endsWith('街道')) return '街道'
  return own.endsWith('镇') ? '镇' : '乡'
}
