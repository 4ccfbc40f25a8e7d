import type { DraftSentence, SectionDraft } from '../../../core/draft.ts'
import type { Fact } from '../../../core/fact.ts'
import type { Figure } from '../../../core/figure.ts'
import type { FigureReader } from '../../../core/figure-reader.ts'
import type { FigureGuard } from '../../../core/guard.ts'
import type { Colloquial } from '../../../core/knowledge/drafting.ts'
import { sameFigure } from '../../../language/render-figure.ts'
import type { FigureUnits } from '../../../language/units.ts'
import { unusedFacts } from '../../../report/unused-facts.ts'
import type { DraftCase, LabelledFigure } from './read-draft-cases.ts'
import { isLabelled, scoreThemes } from './score-themes.ts'
import type { DrafterRecord } from './watch-drafter.ts'

export interface DraftScore {
  readonly id: string
  /** Labelled figures found in the text with unit and approximation; the ones that were not. */
  readonly labelled: number
  readonly lost: readonly string[]
  /** Labelled figures with a theme; those whose fact has another one. */
  readonly themed: number
  readonly misthemed: readonly string[]
  /** Figures of the text that no note carries. */
  readonly invented: readonly string[]
  /** Violations of the figure guard, sentence by sentence. */
  readonly flagged: readonly string[]
  /** Quotes of the facts left unused. */
  readonly unused: readonly string[]
  /** Of the five statutory parts, those with a sentence. */
  readonly parts: number
  readonly points: number
  /** Points of 不足 with a cause and an answering point in the plan. */
  readonly paired: number
  /** 口语 of the list left in the text. */
  readonly colloquial: readonly string[]
  /** Share of 举措成效 that rests on no fact, lead-ins among it, 0 to 1. */
  readonly filler: number
  /** Stretches of 12 characters that come twice. */
  readonly repeated: readonly string[]
  readonly chars: Readonly<Record<string, number>>
  readonly elapsedMs: number
  /** What became of the model's sentences, when a model wrote. */
  readonly byModel?: DrafterRecord
}

interface Scored {
  readonly one: DraftCase
  readonly facts: readonly Fact[]
  readonly sections: readonly SectionDraft[]
  readonly elapsedMs: number
  readonly byModel?: DrafterRecord
}

export interface ScoringParts {
  readonly reader: FigureReader
  readonly units: FigureUnits
  readonly guard: FigureGuard
  readonly colloquial: Colloquial
}

const REPEAT_CHARS = 14

export function scoreDraft({ one, facts, sections, elapsedMs, byModel }: Scored, parts: ScoringParts): DraftScore {
  const { reader, units, guard, colloquial } = parts
  const sentences = sections.flatMap(sentencesOf)
  const text = sections.map(textOf).join('\n')
  const told = reader.read(text)
  const noted = one.notes.flatMap((note) => reader.read(note))
  const claims = sentences.filter((sentence) => !sentence.suggested && sentence.facts.length > 0)
  return {
    id: one.id,
    labelled: one.figures.length,
    lost: one.figures.filter((figure) => !isTold(figure, { told, noted, units })).map(show),
    ...scoreThemes(one.figures, facts, units),
    invented: claims
      .flatMap((sentence) => reader.read(sentence.text))
      .filter((figure) => !noted.some((other) => isNoted(figure, other, units)))
      .map((figure) => figure.text),
    flagged: sentences.flatMap((sentence) => violations(sentence, facts, guard)),
    unused: unusedFacts(sections, facts, guard).flatMap((id) => facts.find((fact) => fact.id === id)?.claim ?? []),
    parts: sections.filter((section) => section.id !== 'opening' && textOf(section) !== '').length,
    ...pairing(sections),
    colloquial: colloquial.words.filter((word) => text.includes(word)),
    filler: fillerOf(sections.find((section) => section.id === 'measures')),
    repeated: repeats(text),
    chars: Object.fromEntries(sections.map((section) => [section.id, textOf(section).length])),
    elapsedMs,
    ...(byModel === undefined ? {} : { byModel }),
  }
}

/** 10来份 is about ten: a hand that labelled it 10余份 is not contradicted by 约10份. */
function isTold(
  label: LabelledFigure,
  {
    told,
    noted,
    units,
  }: { readonly told: readonly Figure[]; readonly noted: readonly Figure[]; readonly units: FigureUnits },
): boolean {
  const spoken = noted.some(({ value, text }) => value === label.value && /[\d十百千万]来/u.test(text))
  const also = spoken && label.approx === '余' ? [{ ...label, approx: '约' }] : []
  return [label, ...also].some((one) => told.some((figure) => isLabelled(figure, one, units)))
}

/** The note's figure; one without a unit may have got it (花了38万 → 38万元). */
function isNoted(figure: Figure, noted: Figure, units: FigureUnits): boolean {
  return sameFigure(figure, noted, units) || (noted.unit === '' && noted.value === figure.value)
}

function sentencesOf({ paragraphs }: SectionDraft): readonly DraftSentence[] {
  return paragraphs.flatMap((paragraph) => paragraph.sentences)
}

function textOf(section: SectionDraft): string {
  return section.paragraphs.map((one) => one.sentences.map((sentence) => sentence.text).join('')).join('\n')
}

function show({ value, unit, approx, about }: LabelledFigure): string {
  return `${about}${value}${approx}${unit}`
}

function violations(sentence: DraftSentence, facts: readonly Fact[], guard: FigureGuard): readonly string[] {
  if (sentence.suggested || sentence.facts.length === 0) return []
  const cited = facts.filter((fact) => sentence.facts.includes(fact.id))
  return guard(sentence.text, cited, { partial: true }).violations.map((one) => `${one.kind}:${one.figure}`)
}

/** A point counts when it has its cause (told or offered) and the plan has a point in the same place. */
function pairing(sections: readonly SectionDraft[]): { readonly points: number; readonly paired: number } {
  const of = (id: string): SectionDraft['paragraphs'] => sections.find((section) => section.id === id)?.paragraphs ?? []
  const isPoint = ({ sentences }: SectionDraft['paragraphs'][number]): boolean =>
    /^[一二三四五六七八九十]{1,2}是/.test(sentences[0]?.text ?? '')
  const points = of('shortcomings').filter(isPoint)
  const answers = of('plan').filter(isPoint)
  const paired = points.filter(
    (point, index) => point.sentences.some(({ text }) => text.includes('原因')) && answers[index] !== undefined,
  )
  return { points: points.length, paired: paired.length }
}

function fillerOf(section: SectionDraft | undefined): number {
  const sentences = section === undefined ? [] : sentencesOf(section)
  const all = sentences.reduce((sum, { text }) => sum + text.length, 0)
  const idle = sentences.reduce((sum, { text, facts }) => sum + (facts.length === 0 ? text.length : leadChars(text)), 0)
  return idle / Math.max(1, all)
}

/** 围绕普法宣传，…; 普法宣传方面，…: what a sentence is led in with is counted as filler, too. */
function leadChars(text: string): number {
  return /^(?:围绕[^，]{2,20}|[^，]{2,10}方面)，/u.exec(text)?.[0].length ?? 0
}

function repeats(text: string): readonly string[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const line of text.split(/[\n。；]/)) {
    for (let at = 0; at + REPEAT_CHARS <= line.length; at += REPEAT_CHARS / 2) {
      const piece = line.slice(at, at + REPEAT_CHARS)
      if (seen.has(piece)) twice.add(piece)
      seen.add(piece)
    }
  }
  return [...twice]
}
