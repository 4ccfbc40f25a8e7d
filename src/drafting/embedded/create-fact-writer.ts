import type { Fact } from '../../core/fact.ts'
import type { Figure } from '../../core/figure.ts'
import type { Phrases } from '../../core/knowledge/drafting.ts'
import type { Theme } from '../../core/theme.ts'
import { renderFigure } from '../../language/render-figure.ts'
import type { Words } from '../../language/words.ts'
import { createClauseWriter } from './create-clause-writer.ts'
import type { Tidier } from './create-tidier.ts'
import { createDropOpener } from './drop-opener.ts'
import { createFullTitles } from './full-titles.ts'
import { unitToPrint } from './infer-unit.ts'
import { joinBreakdown } from './join-breakdown.ts'
import { joinLists } from './join-lists.ts'
import { moveDeed, takeDate } from './move-deeds.ts'
import { frameLists, joinCounted } from './name-lists.ts'
import { nameSpeaker } from './name-speaker.ts'
import { polish } from './polish.ts'
import { createSetCommas } from './set-commas.ts'
import { createSetOffTopic } from './set-off-topic.ts'
import { fillSlots, hasSlot, slotFigures, slotsIn } from './slots.ts'
import { officeOf, withLabel, withoutAsides, withoutSource, withoutTopic } from './sources.ts'
import { splitClauses, takeLabel } from './split-clauses.ts'

/** What one fact says, in the words of a report and without its full stop. */
export interface WrittenFact {
  readonly fact: Fact
  /** Empty when the fact is only talk. */
  readonly text: string
  /** The clauses of `text`, for who wants to set them otherwise. */
  readonly clauses: readonly string[]
  /** Whose count it is (司法所), when the note says. */
  readonly office: string | undefined
  /** It lists the parts of a total. */
  readonly breakdown: boolean
}

export interface WriteOptions {
  /** What a figure without a unit counts, told by the figures around the fact. */
  readonly unit?: string | undefined
  /** Print no unit that the note did not write. */
  readonly ownUnits?: boolean
}

export interface FactWriter {
  write(fact: Fact, options?: WriteOptions): WrittenFact
  /** The note's own words with the figures printed, nothing moved: where `write` went wrong. */
  plain(fact: Fact): string
}

const EVENTS = /^(?:次|场|场次|期|批|批次|回|轮|届|趟|堂|人次|户次|家次)$/
const ABOUT_WRITING = /^(?:领导|书记|镇长|乡长|主任)说|^[你我](?![镇乡街])|写[\uE000-\uE3FF]|[\uE000-\uE3FF]字/
const LIST_MARK = /^(?:[①-⑳]|[一二三四五六七八九]是|[（(]?\d{1,2}[）)]|\d{1,2}[.．、](?!\d))\s*/

/** 执法嘛禁牧巡查…, 合法性审查的话，…, 普法这个我们…: what is spoken of, set off by a particle. */
const SET_OFF =
  /^(\p{Script=Han}{2,6}?)(?:(?:嘛|呢|的话|这一?块)[啊呢]?|这个(?=我们|我[镇乡]|今年|主要|就|[全一]年))[，,、]?(?=\p{Script=Han}{2})/u
/** 按村, 结果: a peg on which a list or a verdict hangs. */
const PEG = /^(?:按(?:村|类|类型|季度|月|来源|科室)|结果|具体(?:是)?|第[一二三四五六七八九]个?)$/u
/** （应急所）检查工地38处 */
const OFFICE_IN_FRONT = /^[（(]([^（）()]{2,8}[所站办队局])[)）]/
/** 上了一次法治课来了60多个人: who came is a clause of its own. */
const SPOKEN_AUDIENCE =
  /(课|讲座|活动|培训|宣传|班)(?:来了?|有)(?=[\uE000-\uE3FF](?:听|参加|来))|(课|讲座|活动|培训|宣传|班|讲\p{Script=Han}{2,4})来了?(?=[\uE000-\uE3FF])/gu

/** 执法这一块我们是弱的 */
const WEAK = /(?:这一?块|方面)(?:我们?|咱们?|[\p{Script=Han}]{2,6}[办所队])?(?:还?是|比较|较)弱的?$/u

export interface FactWriterParts {
  readonly tidier: Tidier
  readonly phrases: Phrases
  readonly words: Words
}

export function createFactWriter({ tidier, phrases, words }: FactWriterParts): FactWriter {
  const reorder = createClauseWriter({ words, phrases })
  const setCommas = createSetCommas({ words, breath: phrases.breath })
  const dropOpener = createDropOpener({ words, openers: phrases.openers })
  const fullTitles = createFullTitles(phrases.titles)
  const setOffTopic = createSetOffTopic({ words, phrases })
  return { write, plain }

  function write(fact: Fact, options: WriteOptions = {}): WrittenFact {
    const { text, figures } = slotFigures(fact.claim, fact.figures)
    const said = nameSpeaker(withoutFrame(text.replace(LIST_MARK, '')), fact)
    const { label, rest } = takeLabel(dropOpener(said, fact))
    const told = setOffTopic(withoutTopic(toldClauses(withoutSource(rest)), phrases))
    const { clauses, breakdown } = joinBreakdown(told, { figures, theme: fact.theme, unit: options.unit })
    const worded = breakdown ? clauses : wordClauses(clauses, figures, fact.theme)
    const slotted = polish(withLabel(label, joinCounted(worded), phrases))
    const printed = print(slotted, figures, options)
    return { fact, text: printed, clauses: printed.split('，'), office: office(fact, label), breakdown }
  }

  function plain(fact: Fact): string {
    const { text, figures } = slotFigures(fact.claim, fact.figures)
    const { rest } = takeLabel(text.replace(LIST_MARK, ''))
    const told = toldClauses(rest).map((one) => tidier.tidy(one, undefined))
    return told.map((one) => print(one, figures, {})).join('，')
  }

  /** Lists joined, talk to the bot left out. */
  function toldClauses(text: string): readonly string[] {
    const told = splitClauses(setCommas(spokenFrames(withoutAsides(text, tidier))))
    return joinLists(told, words).filter((one) => !isTalk(one))
  }

  /** A figure told among talk is told all the same, unless it is about the writing itself (领导说写三条). */
  function isTalk(clause: string): boolean {
    return tidier.isRemark(clause) && (!hasSlot(clause) || ABOUT_WRITING.test(clause))
  }

  function wordClauses(clauses: readonly string[], figures: readonly Figure[], theme?: Theme): readonly string[] {
    const worded = clauses.map((one) => wordClause(one, figures, theme))
    return frameLists(worded, frameOf(theme, phrases), words).filter(
      (one) => (one.length > 1 || hasSlot(one)) && !PEG.test(one),
    )
  }

  /** Order first, then words, then the order of what the words became. */
  function wordClause(raw: string, figures: readonly Figure[], theme?: Theme): string {
    const ordered = (text: string, options: { readonly needsVerb?: boolean; readonly early?: boolean }): string =>
      reorder(text, { ...options, ofEvents: slotsIn(text, figures).some((figure) => EVENTS.test(figure.unit)) })
    const tidy = tidier.tidy(ordered(moveDeed(arrivals(raw, figures)), { early: true }), theme)
    const [lead, rest] = takeDate(tidy, figures)
    return lead + tidier.tidy(ordered(rest, { needsVerb: lead !== '' }), theme)
  }

  function print(text: string, figures: readonly Figure[], { unit, ownUnits = false }: WriteOptions): string {
    const printed = fillSlots(text, (index) => {
      const figure = figures[index]
      if (figure === undefined) return ''
      if (figure.kind === 'date') return renderFigure(figure)
      const measure = ownUnits ? figure.unit : unitToPrint(figure, { text, index, unit, people: phrases.people })
      return renderFigure(figure, { unit: measure }) + headNoun(figure, measure)
    })
    return fitting(fullTitles(printed))
  }

  function office({ context, claim }: Fact, label: string): string | undefined {
    return officeOf(`${label} ${context ?? ''} ${claim}`, label !== '' || context !== undefined, phrases)
  }
}

/** 顾问来了36趟: comings are counted, not people. */
function arrivals(clause: string, figures: readonly Figure[]): string {
  return clause.replace(/来了?([\uE000-\uE3FF])$/u, (told, slot: string) =>
    slotsIn(slot, figures).every(({ unit }) => EVENTS.test(unit)) ? `到场${slot}` : told,
  )
}

/** 检查渔船、商户：415家次 is one statement; 领导履职这样写—— is talk in front of one, 一个是… the mark of a point. */
function withoutFrame(text: string): string {
  return text
    .replace(/(?<=[\p{Script=Han}”》）])[：:]\s*(?=[\uE000-\uE3FF])/gu, '')
    .replace(/^[^，。]{0,10}(?:这样|这么)写[—:：，-]{1,3}/u, '')
    .replace(/^(?:另?有?一个(?:就)?是|另(?=边远|个别|部分))/u, '')
}

function spokenFrames(text: string): string {
  return text
    .replace(WEAK, '工作较为薄弱')
    .replace(SET_OFF, '$1，')
    .replace(SPOKEN_AUDIENCE, (_all, heard?: string, came?: string) =>
      heard === undefined ? `${came ?? ''}，来了` : `${heard}，`,
    )
    .replace(OFFICE_IN_FRONT, '$1')
}

/** What only the printed measure words tell: 平均58岁 is no mark of an examination, six days are used, not had. */
function fitting(printed: string): string {
  return printed
    .replace(/仅有(?=\d+个?(?:天|小时|分钟|月))/gu, '仅用')
    .replace(/处罚(?=[\d.]+(?:余|多)?[万亿]?元)/g, '罚款')
    .replace(/(?<=[\p{Script=Han}])有约(?=\d)/gu, '约')
    .replace(/平均成绩(?=[\d.]+(?:岁|天|个|人|元|次|件|小时|年))/g, '平均')
}

/** 9个村: the reader takes 个村 for one measure word, and 村 must not be lost. */
function headNoun(figure: Figure, unit: string): string {
  return unit === '个' ? (/个(村|社区|镇)$/.exec(figure.text)?.[1] ?? '') : ''
}

/** Days and places are made use of, forms are used: 运用小品、快板等形式. */
function frameOf(theme: Theme | undefined, { lists, forms }: Phrases): ((list: string) => string) | undefined {
  const frame = theme === undefined ? undefined : lists[theme]
  if (frame === undefined) return undefined
  const ofForms = (list: string): boolean => theme === 'publicity' && forms.words.some((form) => list.includes(form))
  return (list) => (ofForms(list) ? forms.frame : frame).replace('{}', list)
}
