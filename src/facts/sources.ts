import type { Fact, FactId } from '../core/fact.ts'
import type { Figure } from '../core/figure.ts'
import type { FigureReader } from '../core/figure-reader.ts'
import type { Themes } from '../core/knowledge/themes.ts'
import { decimalPlaces, percentOf } from '../language/decimal.ts'
import { type FigurePlace, figurePlaces, isExactCount } from './figure-place.ts'
import { type LedgerListing, listFacts } from './list-ledger.ts'
import { questionTexts } from './question-texts.ts'
import { shown } from './raise-question.ts'
import { similarity } from './similarity.ts'
import { sourceTexts } from './source-texts.ts'
import { toldTime } from './told-time.ts'

/** Tells people where a figure or a sentence comes from, and what the ledger holds. */
export interface SourceTeller {
  /** 「284从哪来的」, 「调解那个数谁报的」: note, author, time and the very words; a figure nobody told is said to be unknown. */
  answer(question: string, facts: readonly Fact[]): string
  /** The ledger by theme, then problems, causes and plans; with `used`, what the drafts do not use is marked. */
  list(facts: readonly Fact[], options?: { readonly used?: ReadonlySet<FactId> }): LedgerListing
  /** 〔据第3条〕 before the end mark of a sentence, for the facts it rests on. */
  mark(sentence: string, ids: readonly FactId[], facts: readonly Fact[]): string
}

/** Most places told in one answer: a chat window is small. */
const MOST_TOLD = 5
/** From this likeness on, a fact is what a question without a figure speaks of. */
const ALIKE = 0.3

export function createSourceTeller(dependencies: {
  readonly figures: FigureReader
  readonly themes: Themes
}): SourceTeller {
  const { figures, themes } = dependencies
  return {
    answer: (question, facts) => {
      if (facts.length === 0) return sourceTexts.empty
      const asked = figures.read(question)
      const answers = asked.length === 0 ? [answerByWords(question, facts)] : asked.map((one) => answerFor(one, facts))
      return answers.join('\n')
    },
    list: (facts, options) => listFacts(facts, themes, options?.used),
    mark: (sentence, ids, facts) => markSentence(sentence, ids, facts),
  }
}

function answerFor(asked: Figure, facts: readonly Fact[]): string {
  const told = facts.filter((fact) => fact.figures.some((figure) => isSame(figure, asked)))
  if (told.length === 0) return computedFrom(asked, facts) ?? sourceTexts.unknown(asked.text)
  const figureOf = (fact: Fact): Figure | undefined => fact.figures.find((figure) => isSame(figure, asked))
  const answer = listed(told, facts, (fact) => figureOf(fact)?.text ?? asked.text)
  const bare = told.map(figureOf).find((figure) => figure !== undefined && isBare(figure))
  return bare === undefined || asked.unit === ''
    ? answer
    : `${answer}\n${sourceTexts.inferredUnit(bare.text, asked.unit)}`
}

/** 209 of 「调成209」: nobody told its measure word. */
function isBare({ kind, text }: Figure): boolean {
  return kind === 'count' && /^[\d.,]+$/.test(text)
}

function isSame(figure: Figure, asked: Figure): boolean {
  const unit = asked.unit === '' || figure.unit === '' || figure.unit === asked.unit || asked.kind === 'count'
  return figure.value === asked.value && unit
}

/** The facts a question in words speaks of. */
function answerByWords(question: string, facts: readonly Fact[]): string {
  const ranked = facts
    .map((fact) => ({ fact, score: similarity(question, fact.claim) }))
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_TOLD)
  if (ranked.length === 0) return sourceTexts.nothingLike
  return listed(
    ranked.map(({ fact }) => fact),
    facts,
    (fact) => fact.claim,
  )
}

function listed(told: readonly Fact[], facts: readonly Fact[], title: (fact: Fact) => string): string {
  const shownFacts = told.slice(0, MOST_TOLD).map((fact) => tell(fact, title(fact), facts))
  const more = told.length - MOST_TOLD
  return [...shownFacts, ...(more > 0 ? [sourceTexts.tooMany(more)] : [])].join('\n')
}

function tell(fact: Fact, figure: string, facts: readonly Fact[]): string {
  const successor = facts.find((one) => one.supersedes === fact.id)
  const before = facts.find((one) => one.id === fact.supersedes)
  const lines = [
    sourceTexts.from({ figure, ...whereAndWho(fact) }),
    sourceTexts.quote(fact.provenance.quote),
    ...(fact.context === undefined ? [] : [sourceTexts.context(fact.context)]),
    ...(before === undefined ? [] : [sourceTexts.correctedFrom({ claim: before.claim, at: at(before) })]),
    ...(successor === undefined
      ? []
      : [sourceTexts.correctedTo({ figure: successor.claim, ...whereAndWho(successor) })]),
    ...standing(fact, facts),
  ]
  return lines.join('\n')
}

function standing(fact: Fact, facts: readonly Fact[]): readonly string[] {
  const first = facts.find((one) => one.id === fact.duplicateOf)
  return [
    ...(fact.lastYear === true ? [sourceTexts.lastYear] : []),
    ...(fact.dropped === true ? [sourceTexts.dropped] : []),
    ...(first === undefined ? [] : [sourceTexts.repeats(at(first))]),
  ]
}

function at(fact: Fact): string {
  return questionTexts.at(fact.provenance.noteIndex)
}

function whereAndWho(fact: Fact): { readonly at: string; readonly who: string } {
  const { source } = fact.provenance
  return {
    at: at(fact) + (source === undefined ? '' : sourceTexts.readFrom(source)),
    who: `${fact.provenance.author}，${toldTime(fact.provenance.at)}`,
  }
}

/** A ratio nobody told may be part ÷ whole of figures that were told together. */
function computedFrom(asked: Figure, facts: readonly Fact[]): string | undefined {
  if (asked.kind !== 'ratio') return undefined
  const decimals = decimalPlaces(/\d+\.\d+/.exec(asked.text)?.[0] ?? '')
  for (const fact of facts) {
    const places = figurePlaces([fact]).filter((place) => isExactCount(place))
    for (const whole of places) {
      const part = places.find(
        (one) => one !== whole && percentOf(one.figure.value, whole.figure.value, decimals) === asked.value,
      )
      if (part !== undefined) return computedText(asked, part, whole)
    }
  }
  return undefined
}

function computedText(asked: Figure, part: FigurePlace, whole: FigurePlace): string {
  return sourceTexts.computed({ ratio: asked.text, part: shown(part), whole: shown(whole), at: at(part.fact) })
}

function markSentence(sentence: string, ids: readonly FactId[], facts: readonly Fact[]): string {
  const wanted = new Set(ids)
  const indexes = facts.filter((fact) => wanted.has(fact.id)).map((fact) => fact.provenance.noteIndex)
  if (indexes.length === 0) return sentence
  const mark = sourceTexts.mark([...new Set(indexes)].sort((a, b) => a - b))
  const end = /[。；！？]?$/u.exec(sentence)?.index ?? sentence.length
  return `${sentence.slice(0, end)}${mark}${sentence.slice(end)}`
}
