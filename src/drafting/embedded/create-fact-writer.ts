import type { Fact } from '../../core/fact.ts'
import type { Figure } from '../../core/figure.ts'
import type { Phrases } from '../../core/knowledge/drafting.ts'
import type { Theme } from '../../core/theme.ts'
import type { Words } from '../../language/words.ts'
import { createClauseWriter } from './create-clause-writer.ts'
import type { Tidier } from './create-tidier.ts'
import { inferUnit } from './infer-unit.ts'
import { joinBreakdown } from './join-breakdown.ts'
import { joinLists } from './join-lists.ts'
import { printFigure } from './print-figure.ts'
import { fillSlots, hasSlot, slotFigures } from './slots.ts'
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

export interface FactWriter {
  /** `unit` is what a figure without one counts, told by the figures around the fact. */
  write(fact: Fact, unit?: string): WrittenFact
  /** The note's own words with the figures printed, nothing moved: where `write` went wrong. */
  plain(fact: Fact): string
}

export interface FactWriterParts {
  readonly tidier: Tidier
  readonly phrases: Phrases
  readonly words: Words
}

export function createFactWriter({ tidier, phrases, words }: FactWriterParts): FactWriter {
  const reorder = createClauseWriter({ words, phrases })
  return { write, plain }

  function write(fact: Fact, unit?: string): WrittenFact {
    const { text, figures } = slotFigures(fact.claim, fact.figures)
    const { label, rest } = takeLabel(text)
    const raw = joinLists(splitClauses(withoutAsides(rest, tidier)), words).filter((one) => !tidier.isRemark(one))
    const { clauses, breakdown } = joinBreakdown(withoutTopic(raw, phrases), { figures, theme: fact.theme, unit })
    const slotted = breakdown ? clauses : clauses.map((one) => wordClause(one, figures, fact.theme))
    const printed = slotted.map((one) => print(one, figures, unit)).filter((one) => one !== '')
    const office = officeOf(`${label} ${fact.context ?? ''} ${fact.claim}`, label !== '' || fact.context !== undefined)
    return { fact, text: printed.join('，'), clauses: printed, office, breakdown }
  }

  function plain(fact: Fact): string {
    const { text, figures } = slotFigures(fact.claim, fact.figures)
    const clauses = splitClauses(withoutAsides(text, tidier)).map((one) => one.text)
    const told = clauses.filter((one) => !tidier.isRemark(one)).map((one) => tidier.tidy(one, undefined))
    return told.map((one) => print(one, figures, undefined)).join('，')
  }

  function wordClause(raw: string, figures: readonly Figure[], theme: Theme | undefined): string {
    const tidy = tidier.tidy(raw, theme)
    const [lead, rest] = dateLead(tidy, figures)
    return lead + tidier.tidy(reorder(rest, lead !== ''), theme)
  }

  function print(text: string, figures: readonly Figure[], unit: string | undefined): string {
    return fillSlots(text, (index) => {
      const figure = figures[index]
      if (figure === undefined) return ''
      return printFigure(figure, figure.unit === '' ? inferUnit(figure, { text, index, unit }) : figure.unit)
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

/** 4月3日上午…: the date stays in front, what follows is worded by itself. */
function dateLead(text: string, figures: readonly Figure[]): readonly [string, string] {
  const first = figures[text.charCodeAt(0) - 0xe000]
  if (first?.kind !== 'date') return ['', text]
  const rest = text.slice(1)
  const lead = /^(?:上午|下午|晚上|晚|当天|当日|以来)?/.exec(rest)?.[0] ?? ''
  return [text.slice(0, 1) + lead, rest.slice(lead.length)]
}

function withoutTopic(clauses: readonly string[], { topics }: Phrases): readonly string[] {
  const [first = '', ...rest] = clauses
  const topic = first.replace(/(?:这块|那块|方面|情况|工作|的)$/, '')
  return rest.length > 0 && topics.includes(topic) ? rest : clauses
}

/** （这个司法所说的）: an aside without a figure that is talk. */
function withoutAsides(text: string, tidier: Tidier): string {
  return text.replace(/[（(]([^（）()]*)[）)]/g, (aside, inner: string) =>
    !hasSlot(inner) && (tidier.isRemark(inner) || /[说给报]的?$/.test(inner)) ? '' : aside,
  )
}
