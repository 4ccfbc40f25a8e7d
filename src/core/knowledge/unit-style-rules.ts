import type { SectionId } from '../section.ts'
import type { UnitProfile } from '../unit-profile.ts'

/** What may be learnt from a unit's own report; from `config/unit-style.yaml`. In doubt nothing is. */
export interface UnitStyleRules {
  /** Parts of speech (jieba's) that a word of a heading may be of. */
  readonly tags: readonly string[]
  /** Words that may stand in a heading whatever the dictionary calls them. */
  readonly words: readonly string[]
  /** Single characters that may. */
  readonly singles: string
  /** Words in which a numeral is no figure. */
  readonly numerals: readonly string[]
  /** A heading with one of these tells a result, names somebody, or speaks to the program. */
  readonly banned: readonly string[]
  /** Words before 镇, 县, 社区 that name no place. */
  readonly notPlaces: readonly string[]
  readonly selfNames: Readonly<Record<UnitProfile['level'], readonly string[]>>
  readonly connectives: readonly string[]
  /** A title of the section holds one of these. */
  readonly titleKeys: Readonly<Record<Exclude<SectionId, 'opening'>, readonly string[]>>
}
