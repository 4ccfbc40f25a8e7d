import type { Decimal } from '../decimal.ts'
import type { Approx, Figure } from '../figure.ts'

/** Words that make a figure inexact, before or after it. */
export interface ApproxWords {
  readonly approx: Approx
  readonly words: readonly string[]
  /** Characters after which the word is part of another one: 近 of 附近, 约 of 签约. */
  readonly notAfter: string
  /** Characters of which one must come next: 上 says 超 in 上百 and 上千 only. */
  readonly onlyBefore?: string
  /** It says so of 万 and more only: 过了两万, but 过了16个 passed. */
  readonly large?: boolean
}

export interface ArithmeticWords {
  /** One figure less another: 增加, 较, 缩短. */
  readonly difference: readonly string[]
  readonly fall: readonly string[]
  readonly rise: readonly string[]
  /** 村均, 人均. */
  readonly mean: readonly string[]
  /** What is left of a whole: 其余, 剩下. */
  readonly rest: readonly string[]
  /** What is not among the ones told of: 未, 尚, 兼. */
  readonly left: readonly string[]
  /** So many for each: 每, 各. */
  readonly each: readonly string[]
  /** What was before: 去年, 年初. */
  readonly before: readonly string[]
}

/** What the figure reader and the guard know of words; from `config/figures.yaml` and `config/figures-names.yaml`. */
export interface FigureLexicon {
  /** Measure words that count things (件, 人次, 平方米). */
  readonly measures: readonly string[]
  /** Measure words of the other kinds: 元 is money, 学时 a duration, 分 a score. */
  readonly kinds: Readonly<Partial<Record<Figure['kind'], readonly string[]>>>
  /** Spellings printed as another one: 个人 → 人, 块钱 → 元. */
  readonly spellings: Readonly<Record<string, string>>
  /** Units that may stand for one another; the first is the class's name. */
  readonly classes: readonly (readonly string[])[]
  /** A unit → how many of which other one it is: 公顷 is 15 亩. */
  readonly conversions: Readonly<Record<string, { readonly of: string; readonly times: Decimal }>>
  /** A colloquial measure word → the ones it may stand for (个 → 名, 件 …). */
  readonly loose: Readonly<Record<string, readonly string[]>>
  /** Units that stand for one another only where certain words are near: 5个企业 = 5家企业. */
  readonly looseAmong: readonly { readonly units: readonly string[]; readonly words: readonly string[] }[]
  /** Nouns of places and bodies: a number of them counts neither cases nor people. */
  readonly placeNouns: readonly string[]
  /** Last characters of what is a place or a body and no person: 调解室, 调委会. */
  readonly bodyTails: readonly string[]
  /** Who is counted: 3个民警包村 are three persons although the words end in 村. */
  readonly personNouns: readonly string[]
  /** Units that count persons. */
  readonly personUnits: readonly string[]
  /** Words near a bare number that may make it a rate (满意100), or money (花了三万五). */
  readonly rateWords: readonly string[]
  readonly moneyWords: readonly string[]
  /** What is counted in 块 (展板, 牌子), so that the 块 of 两千块 can be told to be money. */
  readonly blockThings: readonly string[]
  /** Characters after which a measure word is the head of another word: 家 of 家庭. */
  readonly notUnitBefore: Readonly<Record<string, string>>
  readonly approxBefore: readonly ApproxWords[]
  /** Words of the first kind that may stand a few characters before the number. */
  readonly approxApart: readonly ApproxWords[]
  readonly approxAfter: readonly ApproxWords[]
  /** Approximations that say the same (余, 多, 超). */
  readonly approxClasses: readonly (readonly Approx[])[]
  /** Set phrases, plans, hotlines, meetings that hold numerals. */
  readonly names: readonly string[]
  /** Numbers one calls (12345): names unless a measure word follows. */
  readonly hotlines: readonly string[]
  /** 110, 119 …: names only before one of the tails. */
  readonly shortHotlines: readonly string[]
  readonly hotlineTails: readonly string[]
  /** Festivals written as month·day. */
  readonly festivals: readonly string[]
  /** Words that hold a numeral character before a measure word and count nothing (十分, 一方面). */
  readonly words: readonly string[]
  /** Words of the list above that do count before certain characters: 一起 before 案. */
  readonly wordsUnless: Readonly<Record<string, string>>
  /** Characters before 一 that make it a part of a word (统一, 这一). */
  readonly notOneAfter: string
  /** Measure words after which 一 is mostly an article (一个, 一项). */
  readonly articles: readonly string[]
  /** Measure words for the parts of a text itself (方面, 点), and what is said about the writing (字). */
  readonly layout: readonly string[]
  /** Groups of words that say the same of a subject; the first is kept. */
  readonly synonyms: readonly (readonly string[])[]
  /** Words that say nothing about what was counted (开展, 共计). */
  readonly filler: readonly string[]
  /** Labels that name the unit of the bare number behind them: 人数 → 人. */
  readonly labelUnits: Readonly<Record<string, string>>
  /** Units that are added up under one of them: 本, 张 and 份 of printed things as 份. */
  readonly addedUp: readonly (readonly string[])[]
  /** Units whose sum may be said in any one of them (47份合同、3件文件，共50件). */
  readonly countedAsOne: readonly (readonly string[])[]
  /** Words that say there was none: 无, 未发生. */
  readonly denials: readonly string[]
  /** What is said of all where there was none of the first: 阳性 → 阴性. */
  readonly opposites: Readonly<Record<string, string>>
  /** Characters by which words say that something was not so: 未, 没. */
  readonly negations: readonly string[]
  /** Words that hold one of those and deny nothing: 未成年人, 不少于. */
  readonly notNegations: readonly string[]
  /** Words by which a figure says how it was computed. */
  readonly arithmeticWords: ArithmeticWords
  /** Groups of words of time that exclude each other: 上半年, 下半年. */
  readonly alternatives: readonly (readonly string[])[]
  /** Month and day ('03-15') → what that day is called (消费者权益日), first and last month ('07/08') → what they are (暑假). */
  readonly namedDays: Readonly<Record<string, readonly string[]>>
  /** 今年, 增: what follows is no more said of the time before. */
  readonly now: readonly string[]
  /** 共, 合计 …: the figure is a total. */
  readonly totals: readonly string[]
  /** 全部, 均 …: stands for 100 %. */
  readonly wholes: readonly string[]
  /** Words that hold one of those and say nothing of the kind (人均). */
  readonly notWholes: readonly string[]
}
