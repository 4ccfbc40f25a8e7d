import type { SectionId } from '../section.ts'
import type { Theme } from '../theme.ts'
import type { LawTable } from './check-knowledge.ts'

/** Words of a note → words of a report. `#` in both stands for a figure; `^` and `$` bind to the clause's ends. */
export interface Rewording {
  readonly from: string
  readonly to: string
}

/** 口语, what replaces it, and what is no statement at all; from `config/colloquial.yaml`. */
export interface Colloquial {
  readonly replacements: readonly Rewording[]
  /** May never be left in a draft. */
  readonly words: readonly string[]
  /** Talk to the bot: a clause that holds one is not written. */
  readonly remarks: readonly string[]
}

/** A verb of notes with its report form; `with`: only before an object that ends in one of these. */
export interface VerbForm {
  readonly word: string
  readonly formal: string
  readonly with: readonly string[]
}

/** The verb a counted noun takes when the note gave none (横幅 → 悬挂). */
export interface NounVerb {
  readonly nouns: readonly string[]
  readonly verb: string
}

/** How the statements of one theme become one paragraph; from `config/phrases.yaml`. */
export interface Flow {
  /** Verbs of how the work is set up (成立, 制定): told first. Regular expressions. */
  readonly mechanisms: readonly string[]
  /** What came of it (满意率, 获评): told last. Regular expressions. */
  readonly outcomes: readonly string[]
  /** A statement that opens so (其中, 均) leans on the one before it. Regular expressions. */
  readonly leaning: readonly string[]
  /** Words between two sentences, and before the last one. */
  readonly connectives: { readonly between: readonly string[]; readonly last: readonly string[] }
}

/** Where a comma belongs in speech written out without marks. */
export interface Breath {
  /** Words that begin a clause. */
  readonly before: readonly string[]
  /** Words that never do, whatever stands before them. */
  readonly stays: readonly string[]
  /** Nouns that belong to the figure before them (26场活动). */
  readonly heads: readonly string[]
}

/** How speech begins a further point; a report leaves it off. */
export interface Openers {
  /** 嗯那个我说一下啊, a pattern: the voice before it gets to the point. */
  readonly preamble: string
  /** 还有, 再就是: always, unless a figure follows. */
  readonly spoken: readonly string[]
  /** 还, 又: only before a deed. */
  readonly adverbs: readonly string[]
  /** Words after which an adverb of `adverbs` stays. */
  readonly stays: readonly string[]
  /** 今年: the report's own year need not be named; unless one of `notThisYear` follows (今年初) or something is compared. */
  readonly thisYear: readonly string[]
  readonly notThisYear: readonly string[]
}

/** How clauses are worded; from `config/phrases.yaml`. */
export interface Phrases {
  readonly verbs: readonly VerbForm[]
  readonly nouns: readonly NounVerb[]
  /** What a bare list of names becomes, by theme; `{}` is the list. */
  readonly lists: Readonly<Partial<Record<Theme, string>>>
  /** Forms of 普法 (小品, 快板) and the frame a list of them gets, `{}` is the list. */
  readonly forms: { readonly words: readonly string[]; readonly frame: string }
  /** Doers: standing before a verb they stay there. */
  readonly agents: readonly string[]
  /** Nouns of people: 8个 of them are 8人. */
  readonly people: readonly string[]
  /** Heading words of notes, left out. */
  readonly topics: readonly string[]
  /** Names of fields of work that notes set in front: the ends that tell them, and openings that tell deeds. */
  readonly fieldNames: { readonly always: readonly string[]; readonly deeds: readonly string[] }
  /** Offices whose count (口径) a figure may be. */
  readonly offices: readonly string[]
  /** A told plan that opens with one of these is told as it is. */
  readonly planStarts: readonly string[]
  /** The verb of a told plan without one; the last row has no words and takes what is left. */
  readonly planVerbs: readonly { readonly words: readonly string[]; readonly verb: string }[]
  /** Sentence openings that count a year's deeds. */
  readonly yearly: readonly string[]
  /** Full titles of laws and days; from `config/laws.yaml`. */
  readonly titles: Pick<LawTable, 'national' | 'documents' | 'spoken'>
  readonly flow: Flow
  readonly breath: Breath
  readonly openers: Openers
  readonly themes: Readonly<Partial<Record<Theme, readonly Rewording[]>>>
}

/** A kind of shortcoming (不足) with its usual cause and answering measure: suggestions, never facts. */
export interface ShortcomingKind {
  readonly kind: string
  readonly keys: readonly string[]
  /** Plans of these kinds answer it too, where no problem of their own was told. */
  readonly answeredBy: readonly string[]
  /** How the problem is named. */
  readonly label: string
  /** How the answering point of the plan opens. */
  readonly aim: string
  readonly cause: string
  readonly measure: string
  /** Further measures, offered beside a thin answer or for a second point of the kind. */
  readonly more: readonly string[]
  /** A problem of such a theme in which no key stands is of this kind. */
  readonly themes: readonly Theme[]
}

/** The outline of the report; from `config/outline.yaml`. */
export interface Outline {
  /** `{year}` and `{next}` are filled in. The opening has none. */
  readonly titles: Readonly<Record<Exclude<SectionId, 'opening'>, string>>
  readonly headings: Readonly<Record<Theme | 'general', readonly string[]>>
  /** What a theme is called where it is only named (「政务公开方面，…」, the fields of the opening). */
  readonly fields: Readonly<Record<Theme, string>>
  /** Themes that stand under one heading where they are thin. */
  readonly families: readonly { readonly themes: readonly Theme[]; readonly headings: readonly string[] }[]
  /** `{self}`, `{next}` and `{spirit}` are filled in. */
  readonly intros: { readonly shortcomings: string; readonly plan: string }
  /** Whom a subsection is about, by words of its facts (校园 → 在校学生); `{}` of the frame is filled with them. */
  readonly audiences: {
    readonly frames: Readonly<Partial<Record<Theme, string>>>
    readonly rows: readonly { readonly words: readonly string[]; readonly name: string }[]
  }
  /** How a point of the plan opens, by theme. */
  readonly aims: Readonly<Record<Theme | 'general', string>>
  /** Short names that a plan spells out; a longer one stands before the one it holds. */
  readonly spelledOut: readonly { readonly short: string; readonly full: string }[]
  /** The last one has no keys and takes what fits nowhere else. */
  readonly shortcomings: readonly ShortcomingKind[]
  /** Words of groups whose head-counts are left out of the public version. */
  readonly sensitive: readonly string[]
  readonly sensitivePhrase: string
  /** The characters that are family names (姓). */
  readonly surnames: string
  readonly compoundSurnames: readonly string[]
  /** Words before an office that name nobody (时任, 主要). */
  readonly notNames: readonly string[]
}
