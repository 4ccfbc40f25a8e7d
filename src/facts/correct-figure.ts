import type { Fact } from '../core/fact.ts'
import type { FactReading } from '../core/fact-reader.ts'
import type { Figure } from '../core/figure.ts'
import type { FigureReader } from '../core/figure-reader.ts'
import type { Note } from '../core/note.ts'
import { type Correction, isNumber, onlyFigure, parseCorrection } from './parse-correction.ts'
import { questionTexts } from './question-texts.ts'
import { numberQuestions, type RaisedQuestion } from './raise-question.ts'
import { similarity } from './similarity.ts'

export interface FigureCorrector {
  /** Reads a correction out of a message; undefined for anything else. */
  parse(text: string): Correction | undefined
  /**
   * The fact that supersedes the wrong one, its provenance the correcting note; a question when several facts fit and the
   * words do not tell which; nothing at all when none does.
   */
  correct(correction: Correction, place: CorrectionPlace): FactReading
}

export interface CorrectionPlace {
  readonly note: Note
  readonly facts: readonly Fact[]
  readonly nextId: number
  readonly nextQuestionId?: number
}

export function createFigureCorrector({ figures }: { readonly figures: FigureReader }): FigureCorrector {
  return {
    parse: (text) => parseCorrection(text, figures),
    correct: (correction, place) => {
      const to = onlyFigure(correction.to, figures)
      if (to === undefined) return NOTHING
      const fits = candidates(correction, place.facts, figures)
      const [first] = fits
      if (first === undefined) return NOTHING
      const mend = (fit: Candidate): Corrected => mended(fit, { to, more: correction.more ?? [] }, figures)
      if (fits.length > 1) return { facts: [], questions: ask(fits, { correction, mend, place }) }
      return { facts: [supersede(mend(first), place, figures)], questions: [] }
    },
  }
}

const NOTHING: FactReading = { facts: [], questions: [] }

interface Candidate {
  readonly fact: Fact
  readonly figure: Figure
}

/** Figures of the live ledger that the correction may mean; where its words tell which, only that one. */
function candidates(correction: Correction, facts: readonly Fact[], figures: FigureReader): readonly Candidate[] {
  const from = correction.from === '' ? undefined : onlyFigure(correction.from, figures)
  const superseded = new Set(facts.map((fact) => fact.supersedes))
  const fits = facts
    .filter((fact) => !superseded.has(fact.id) && fact.dropped !== true && fact.duplicateOf === undefined)
    .flatMap((fact) => fact.figures.filter(isNumber).map((figure) => ({ fact, figure })))
    .filter(({ figure }) => from === undefined || isMeant(figure, from))
  return correction.hint === '' ? fits : bestByHint(fits, correction.hint, from !== undefined)
}

function isMeant(figure: Figure, from: Figure): boolean {
  return figure.value === from.value && (from.unit === '' || figure.unit === '' || from.unit === figure.unit)
}

/** Characters before a figure that tell what it is of. */
const NEAR = 12

function bestByHint(fits: readonly Candidate[], hint: string, figureTold: boolean): readonly Candidate[] {
  const scored = fits.map((fit) => ({ fit, score: likeness(fit, hint) }))
  const best = scored.reduce((max, { score }) => Math.max(max, score), 0)
  if (best === 0) return figureTold ? fits : []
  return scored.filter(({ score }) => score === best).map(({ fit }) => fit)
}

function likeness({ fact, figure }: Candidate, hint: string): number {
  const before = fact.figures.findLast((one) => one.span.end <= figure.span.start)?.span.end ?? 0
  const near = fact.claim.slice(Math.max(before, figure.span.start - NEAR), figure.span.start)
  if (near.endsWith(hint)) return 3
  if (near.includes(hint)) return 2
  return similarity(near, hint) + similarity(fact.claim, hint) / 2
}

interface Corrected {
  readonly fact: Fact
  readonly claim: string
}

/** The claim with the right figure, and with what was told along with it. */
function mended(
  { fact, figure }: Candidate,
  { to, more }: { readonly to: Figure; readonly more: readonly string[] },
  figures: FigureReader,
): Corrected {
  const claim = corrected(fact.claim, figure, to)
  const behind = figure.span.end + claim.length - fact.claim.length
  return { fact, claim: more.reduce((text, clause) => withMore(text, { clause, behind }, figures), claim) }
}

/** 「成功45起」 takes the place of 「成功40起」; what was not told before stands behind the right figure. */
function withMore(
  claim: string,
  { clause, behind }: { readonly clause: string; readonly behind: number },
  figures: FigureReader,
): string {
  const told = onlyFigure(clause, figures)
  const label = told === undefined ? '' : clause.slice(0, told.span.start).replace(/^(?:其中|包括|含)/u, '')
  const same = told === undefined ? undefined : labelled(claim, { label, told }, figures)
  if (told !== undefined && same !== undefined) return corrected(claim, same, told)
  return `${claim.slice(0, behind)}，${clause}${claim.slice(behind)}`
}

/** The figure of the claim that is told with these words before it, and after the figure before: 成功40起, or the only 调成209 for 成功211. */
function labelled(
  claim: string,
  { label, told }: { readonly label: string; readonly told: Figure },
  figures: FigureReader,
): Figure | undefined {
  if (label.length < 2) return undefined
  const read = figures.read(claim).filter(isNumber)
  const before = (one: Figure): string =>
    claim.slice(Math.max(read[read.indexOf(one) - 1]?.span.end ?? 0, one.span.start - NEAR), one.span.start)
  const alike = read.filter((one) => one.kind === told.kind && (told.unit === '' || ['', told.unit].includes(one.unit)))
  const named = alike.find((one) => before(one).endsWith(label))
  const near = alike.filter((one) => Array.from(label).some((char) => before(one).slice(-label.length).includes(char)))
  return named ?? (near.length === 1 ? near[0] : undefined)
}

function supersede({ fact, claim }: Corrected, place: CorrectionPlace, figures: FigureReader): Fact {
  const { note } = place
  return {
    ...fact,
    id: `f${place.nextId}`,
    claim,
    figures: figures.read(claim),
    supersedes: fact.id,
    provenance: {
      noteId: note.id,
      noteIndex: note.index,
      quote: note.text,
      span: { start: 0, end: note.text.length },
      author: note.author.name,
      at: note.at,
    },
  }
}

/** The claim with the new figure; where the correction gave no unit, the old one stays. */
function corrected(claim: string, figure: Figure, to: Figure): string {
  const bareUnit = to.unit === '' && figure.unit !== '' && figure.text.endsWith(figure.unit)
  const text = `${to.text}${bareUnit ? figure.unit : ''}`
  return `${claim.slice(0, figure.span.start)}${text}${claim.slice(figure.span.end)}`
}

/** Most options shown: a longer list is not read. */
const MOST_OPTIONS = 6

/** 第3条：宣讲8次, with the last words before the figure. */
function optionText({ fact, figure }: Candidate): string {
  const { start, end } = figure.span
  return `${questionTexts.at(fact.provenance.noteIndex)}：${fact.claim.slice(Math.max(0, start - NEAR), end)}`
}

interface Asking {
  readonly correction: Correction
  readonly mend: (fit: Candidate) => Corrected
  readonly place: CorrectionPlace
}

function ask(fits: readonly Candidate[], { correction, mend, place }: Asking): FactReading['questions'] {
  const listed = fits.slice(0, MOST_OPTIONS)
  const from = correction.from === '' ? correction.hint : correction.from
  const question: RaisedQuestion = {
    kind: 'conflict',
    text: questionTexts.whichFigure({ from, count: fits.length }),
    options: listed.map(optionText),
    effects: listed.map((fit) => ({ kind: 'replace', fact: fit.fact.id, from: fit.fact.claim, to: mend(fit).claim })),
    facts: [...new Set(listed.map(({ fact }) => fact.id))],
  }
  return numberQuestions([question], place.nextQuestionId ?? 1)
}
