import type { DraftSentence } from '../../core/draft.ts'
import type { Fact } from '../../core/fact.ts'
import type { Figure } from '../../core/figure.ts'
import { renderFigure } from '../../language/render-figure.ts'
import type { FactWriter } from './create-fact-writer.ts'
import type { Tidier } from './create-tidier.ts'
import { fillSlots, slotFigures } from './slots.ts'

interface Parts {
  readonly writer: FactWriter
  readonly tidier: Tidier
  readonly admit: (text: string, facts: readonly Fact[]) => DraftSentence | undefined
}

/** Tells figures of a fact by the note's own words around them, piece by piece, the best wording that is true first. */
export type PlainTeller = (fact: Fact, figures: readonly Figure[]) => readonly DraftSentence[]

const BREAK = /[，。；！？,;!?\s]/u

export function createPlainTeller({ writer, tidier, admit }: Parts): PlainTeller {
  const barest = ({ claim, figures }: Fact): string => {
    const slotted = slotFigures(claim, figures)
    let text = fillSlots(slotted.text, (index) => {
      const figure = slotted.figures[index]
      return figure === undefined ? '' : renderFigure(figure)
    })
    for (let word = tidier.leftover(text); word !== undefined && word !== ''; word = tidier.leftover(text))
      text = text.replaceAll(word, '')
    return text
  }
  const tellPiece = (piece: Fact, fact: Fact, asked: readonly Figure[]): DraftSentence | undefined =>
    admit(writer.write(piece).text, [fact]) ??
    admit(writer.plain(piece), [fact]) ??
    admit(barest(piece), [fact]) ??
    admit(named(piece.figures), [fact]) ??
    // What was taken back beside it (不是9件，是11件) is no longer told.
    firstOf(asked.map((figure) => admit(named([figure], headOf(fact.claim)), [fact])))

  return (fact, figures) => {
    const pieces = new Map<number, Fact>()
    for (const figure of figures) {
      const piece = pieceAround(fact, figure)
      pieces.set(piece.provenance.span.start, piece)
    }
    return [...pieces.values()].flatMap(
      (piece) =>
        tellPiece(
          piece,
          fact,
          figures.filter(({ text }) => piece.figures.some((one) => one.text === text)),
        ) ?? [],
    )
  }
}

function firstOf<T>(some: readonly (T | undefined)[]): T | undefined {
  return some.find((one) => one !== undefined)
}

/** Figures under their subjects; what has none of its own stands under the head. */
function named(figures: readonly Figure[], head = ''): string {
  return figures
    .map((figure) => `${head !== '' && figure.subject.length < 2 ? head : figure.subject}${renderFigure(figure)}`)
    .join('，')
}

/** 法律援助 of 「前面法律援助写错了，不是9件，是11件」. */
function headOf(claim: string): string {
  const first = claim.split(BREAK)[0] ?? ''
  return first
    .replace(/^(?:前面|刚才|上面|之前|刚刚)的?/u, '')
    .replace(/(?:[写说报记算打发看登]错|弄错|搞错|错)了?.*$/u, '')
}

/** The stretch of the claim between two marks that the figure stands in, the one before it too where it is the figure alone. */
function pieceAround(fact: Fact, { span }: Figure): Fact {
  const { claim } = fact
  let start = startOf(claim, span.start)
  if (!/\p{Script=Han}{2}/u.test(claim.slice(start, span.start))) start = startOf(claim, Math.max(0, start - 1))
  const end = endOf(claim, span.end)
  const figures = fact.figures
    .filter((one) => one.span.start >= start && one.span.end <= end)
    .map((one) => ({ ...one, span: { start: one.span.start - start, end: one.span.end - start } }))
  return { ...fact, claim: claim.slice(start, end), figures, provenance: { ...fact.provenance, span: { start, end } } }
}

function startOf(claim: string, from: number): number {
  let at = from
  while (at > 0 && !BREAK.test(claim.charAt(at - 1))) at -= 1
  return at
}

function endOf(claim: string, from: number): number {
  let at = from
  while (at < claim.length && !BREAK.test(claim.charAt(at))) at += 1
  return at
}
