import type { Fact } from './fact.ts'
import type { SectionId } from './section.ts'
import { THEME_IDS, type Theme } from './theme.ts'

/** Where a fact is told. `general` is the subsection of achievements that nothing tells the theme of. */
export interface FactPlace {
  readonly section: SectionId
  readonly theme?: Theme | 'general'
}

/** What the heads of the township did themselves (第一责任人): office and deed in one statement, or the duty by its name. */
const DUTY_DEED =
  /第一责任人|述法|带头讲|带头学法|党政主要(?:负责人|领导)|主要(?:负责人|领导)|一把手|(?:书记|镇长|乡长|主任)[^，。；]{0,12}(?:主持|讲|上[^，。；]{0,6}课|牵头|领办|领衔|跟班|走访|包了|批示|带头|部署|调研|带队|听取|亲自|过问|督办|督促|约谈|检查|包案|接访|研究)/
/** Whose deputies and officers of other bodies are not the first person. */
const NOT_FIRST_PERSON = /副书记|副镇长|副乡长|副主任|(?:村|社区|支部|支)书记|(?:居委会|村委会|办公室|综治办|人大)主任/
/** The head of the township as the heading of what is told. */
const HEAD_CONTEXT =
  /^(?:镇|乡|街道)?(?:党(?:工)?委)?(?:书记|镇长|乡长|街道办主任)(?:[、和]?(?:镇长|乡长|主任))?(?:这块|方面)?$|第一责任人/
/** What the township is (辖几个村, 多少人), not what it did. */
const BASICS = /下辖|辖区(?:面积|内有)|行政村|户籍|常住|总?人口|总面积|平方公里/
const DEED = /示范|覆盖|开展|建成|都|全部|每个|培训|宣传|聘/
const SHORT_CLAIM = 30
/** A deed told in passing at the end of a long count leaves the count in its theme. */
const NEAR_START = 10

/** Facts to write from: none that was corrected or dropped, repeats another one, or speaks of the year before. */
export function liveFacts(facts: readonly Fact[]): readonly Fact[] {
  const superseded = new Set(facts.flatMap((fact) => (fact.supersedes === undefined ? [] : [fact.supersedes])))
  return facts.filter((fact) => !superseded.has(fact.id) && isUsable(fact))
}

function isUsable(fact: Fact): boolean {
  return fact.duplicateOf === undefined && fact.lastYear !== true && fact.dropped !== true
}

/** The one place of a fact in the report. Total: every live fact has one. */
export function placeOf(fact: Fact): FactPlace {
  switch (fact.polarity) {
    case 'problem':
    case 'cause':
      return { section: 'shortcomings' }
    case 'plan':
      return { section: 'plan' }
    case 'achievement':
      return placeOfAchievement(fact)
    case 'other':
      return fact.theme !== undefined && fact.figures.length > 0
        ? { section: 'measures', theme: fact.theme }
        : { section: 'other' }
  }
}

function placeOfAchievement(fact: Fact): FactPlace {
  const { claim, theme } = fact
  if (isDuty(fact)) return { section: 'duty' }
  if (BASICS.test(claim) && !DEED.test(claim) && claim.length <= SHORT_CLAIM) return { section: 'opening' }
  return { section: 'measures', theme: theme ?? 'general' }
}

function isDuty({ claim, figures, context }: Fact): boolean {
  if (context !== undefined && HEAD_CONTEXT.test(context)) return true
  const deed = NOT_FIRST_PERSON.test(claim) ? -1 : claim.search(DUTY_DEED)
  return deed >= 0 && (deed <= NEAR_START || figures.length <= 2)
}

/** The live facts of a section in the order they were told; with `theme`, of one subsection of the achievements. */
export function sectionFacts(facts: readonly Fact[], section: SectionId, theme?: Theme | 'general'): readonly Fact[] {
  return liveFacts(facts).filter((fact) => {
    const place = placeOf(fact)
    return place.section === section && (theme === undefined || place.theme === theme)
  })
}

/** The themes that have achievements, in the order of the report, those without theme last. */
export function themesTold(facts: readonly Fact[]): readonly (Theme | 'general')[] {
  const told = new Set(sectionFacts(facts, 'measures').map((fact) => placeOf(fact).theme))
  return [...THEME_IDS, 'general' as const].filter((theme) => told.has(theme))
}
