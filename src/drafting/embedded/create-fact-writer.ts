import type { Fact } from '../../core/fact.ts'
import type { Figure } from '../../core/figure.ts'
import type { Phrases } from '../../core/knowledge/drafting.ts'
import type { Theme } from '../../core/theme.ts'
import { renderFigure } from '../../language/render-figure.ts'
import type { Words } from '../../language/words.ts'
import { createClauseWriter } from './create-clause-writer.ts'
import type { Tidier } from './create-tidier.ts'
import { unitToPrint } from './infer-unit.ts'
import { joinBreakdown } from './join-breakdown.ts'
import { joinLists } from './join-lists.ts'
import { polish } from './polish.ts'
import { fillSlots, hasSlot, slotFigures, slotsIn } from './slots.ts'
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
/** 年初就把领导小组调整了 → 年初调整领导小组. */
const MOVED = /^([^，。把]{0,8}?)就?(?:把|将)([^，。\uE000-\uE3FF]{2,12}?)(?:都|全)?([^，。的]{2})了$/u
const DONE =
  /^([^，。\uE000-\uE3FF]{2,16}?)(成立|建立|修订|制定|出台|更换|更新|建成|开通|签订|印发|启用|完善|组建|升级|调整)了$/u

export interface FactWriterParts {
  readonly tidier: Tidier
  readonly phrases: Phrases
  readonly words: Words
}

export function createFactWriter({ tidier, phrases, words }: FactWriterParts): FactWriter {
  const reorder = createClauseWriter({ words, phrases })
  return { write, plain }

  function write(fact: Fact, options: WriteOptions = {}): WrittenFact {
    const { text, figures } = slotFigures(fact.claim, fact.figures)
    const { label, rest } = takeLabel(text)
    const office = officeOf(`${label} ${fact.context ?? ''} ${fact.claim}`, label !== '' || fact.context !== undefined)
    const raw = joinLists(splitClauses(withoutAsides(withoutSource(rest), tidier)), words)
    const told = withoutTopic(
      raw.filter((one) => !tidier.isRemark(one)),
      phrases,
    )
    const { clauses, breakdown } = joinBreakdown(told, { figures, theme: fact.theme, unit: options.unit })
    const worded = breakdown
      ? clauses
      : lists(
          clauses.map((one) => wordClause(one, figures, fact.theme)),
          fact.theme,
        )
    const slotted = polish(labelled(label, joinCounted(worded.filter((one) => one.length > 1 || hasSlot(one)))))
    const printed = print(slotted, figures, options)
    return { fact, text: printed, clauses: printed.split('，'), office, breakdown }
  }

  /** 「四支队伍：…」: a label that is neither a topic nor an office is part of what is told. */
  function labelled(label: string, text: string): string {
    const known = phrases.topics.includes(label.replace(/(?:方面|情况|工作|这块|的)$/, '')) || label.endsWith('的')
    if (label === '' || text === '' || known || phrases.offices.some((office) => label.includes(office))) return text
    return /[日周月节]$/.test(label) ? `${label}期间，${text}` : `${label}方面，${text}`
  }

  /** A clause that only names things gets the verb of its theme; 「都有」 after it is then said already. */
  function lists(clauses: readonly string[], theme: Theme | undefined): readonly string[] {
    const frame = theme === undefined ? undefined : phrases.lists[theme]
    if (frame === undefined) return clauses
    const alone = clauses.length === 1
    return clauses.flatMap((clause, index) => {
      if (clause === '均已开展' && index > 0 && isList(clauses[index - 1] ?? '')) return []
      return isList(clause) || (alone && namesOnly(clause))
        ? [frame.replace('{}', clause.replace(/(?:等|等内容)$/, ''))]
        : [clause]
    })
  }

  function isList(clause: string): boolean {
    if (hasSlot(clause) || !clause.includes('、')) return false
    return words
      .tag(clause)
      .every(
        ({ word, tag }) =>
          /^(?:n|vn|an|l|i|j|eng|b|nz|x|s|g|ng|zg|q|uj|t|m|k|c|u)/.test(tag) || '、等会日周“”+'.includes(word),
      )
  }

  function plain(fact: Fact): string {
    const { text, figures } = slotFigures(fact.claim, fact.figures)
    const clauses = splitClauses(withoutAsides(takeLabel(text).rest, tidier)).map((one) => one.text)
    const told = clauses.filter((one) => !tidier.isRemark(one)).map((one) => tidier.tidy(one, undefined))
    return told.map((one) => print(one, figures, {})).join('，')
  }

  /** Order first, then words, then the order of what the words became. */
  function wordClause(raw: string, figures: readonly Figure[], theme: Theme | undefined): string {
    const ordered = (text: string, options: { readonly needsVerb?: boolean; readonly early?: boolean }): string =>
      reorder(text, { ...options, ofEvents: slotsIn(text, figures).some((figure) => EVENTS.test(figure.unit)) })
    const tidy = tidier.tidy(ordered(deedDone(raw), { early: true }), theme)
    const [lead, rest] = dateLead(tidy, figures)
    return lead + tidier.tidy(ordered(rest, { needsVerb: lead !== '' }), theme)
  }

  function print(text: string, figures: readonly Figure[], { unit, ownUnits = false }: WriteOptions): string {
    return fillSlots(text, (index) => {
      const figure = figures[index]
      if (figure === undefined) return ''
      if (figure.kind === 'date') return renderFigure(figure)
      const measure = ownUnits ? figure.unit : unitToPrint(figure, { text, index, unit, people: phrases.people })
      return renderFigure(figure, { unit: measure }) + headNoun(figure, measure)
    })
  }

  /** Named in the label, or as who said it: （这个司法所说的）, 综治说是. */
  function officeOf(text: string, labelled: boolean): string | undefined {
    return phrases.offices.find((office) => {
      const at = text.indexOf(office)
      if (at < 0) return false
      const after = text.slice(at + office.length, at + office.length + 3)
      return (
        /^(?:那边|这边)?(?:给|说|报|统计|的数|口径)/.test(after) || (labelled && at <= 1 && /^[的：:]?\s/.test(after))
      )
    })
  }
}

/** 吸毒人员28，精神障碍患者104 → 、: names with their counts and no verb are members of one list. */
function joinCounted(clauses: readonly string[]): string {
  const counted =
    /^(?!现有|今年|新|共|另|配备|聘请)[^，、\uE000-\uE3FF]{2,12}(?:人员|患者|对象|纠纷|案件|村|户|名单)[\uE000-\uE3FF]$/
  return clauses.reduce((text, clause, index) => {
    if (index === 0) return clause
    return text + (counted.test(clause) && counted.test(clauses[index - 1] ?? '') ? '、' : '，') + clause
  }, '')
}

/** A whole statement of short names: 酉诉即办、一网通办、互联网+政务服务. */
function namesOnly(clause: string): boolean {
  const names = clause.split('、')
  return (
    names.length > 1 &&
    !hasSlot(clause) &&
    names.every((name) => name.length >= 2 && name.length <= 10 && !/[，了把将被对有]/.test(name))
  )
}

/** 9个村: the reader takes 个村 for one measure word, and 村 must not be lost. */
function headNoun(figure: Figure, unit: string): string {
  return unit === '个' ? (/个(村|社区|镇)$/.exec(figure.text)?.[1] ?? '') : ''
}

/** 领导小组成立了 → 成立领导小组. */
function deedDone(raw: string): string {
  return raw.replace(MOVED, '$1$3$2').replace(DONE, '$2$1')
}

/** 4月3日上午…: the date stays in front, what follows is worded by itself. */
function dateLead(text: string, figures: readonly Figure[]): readonly [string, string] {
  const first = figures[text.charCodeAt(0) - 0xe000]
  if (first?.kind !== 'date') return ['', text]
  const rest = text.slice(1)
  const lead = /^(?:上午|下午|晚上|晚|当天|当日|以来)?/.exec(rest)?.[0] ?? ''
  return [text.slice(0, 1) + lead, rest.slice(lead.length)]
}

function withoutTopic(clauses: readonly string[], { topics, offices }: Phrases): readonly string[] {
  const [first = '', ...rest] = clauses
  const topic = first.replace(/(?:这块|那块|方面|情况|工作|的)$/, '')
  return rest.length > 0 && [...topics, ...offices].includes(topic) ? rest : clauses
}

/** 综治说是…: whose count it is is told otherwise. */
function withoutSource(text: string): string {
  return text
    .replace(/^[^，。\s\uE000-\uE3FF]{2,6}?(?:说是|那边说|说|报的是|报来)(?:的)?[，,：:]?(?=[^法明服])/, '')
    .replace(/^是(?=[受调排化办处查审])/, '')
}

/** （这个司法所说的）: an aside without a figure that is talk. */
function withoutAsides(text: string, tidier: Tidier): string {
  return text.replace(/[（(]([^（）()]*)[）)]/g, (aside, inner: string) =>
    !hasSlot(inner) && (tidier.isRemark(inner) || /[说给报]的?$/.test(inner)) ? '' : aside,
  )
}
