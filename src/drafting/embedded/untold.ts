import type { Brief } from '../../core/brief.ts'
import type { DraftParagraph, DraftSentence } from '../../core/draft.ts'
import type { Fact } from '../../core/fact.ts'
import type { Figure } from '../../core/figure.ts'
import type { FigureGuard } from '../../core/guard.ts'
import { placeOf, sectionFacts } from '../../core/section-facts.ts'
import { renderFigure } from '../../language/render-figure.ts'
import type { Craft } from './craft.ts'
import { generaliseSensitive } from './generalise-sensitive.ts'
import { countsSomething, isStatement } from './statements.ts'

/**
 * The net under a section: a figure of its facts that no sentence tells, by the guard's own reading, is written by its
 * note's own words. What only speaks to the bot stays out and is listed as unused.
 */
export function withUntold(
  paragraphs: readonly DraftParagraph[],
  brief: Brief,
  craft: Craft,
): readonly DraftParagraph[] {
  const facts = sectionFacts(brief.facts, brief.section, brief.theme).filter(
    (fact) => countsSomething(fact) && isStatement(fact) && !craft.tidier.isRemark(fact.claim),
  )
  const { told } = generaliseSensitive(facts, brief.variant, craft.outline)
  return told.reduce((done, fact) => {
    const missing = missingOf(fact, textCiting(done, fact), craft.guard)
    const sentences = missing.length === 0 ? [] : craft.teller.plainly(fact, missing)
    return sentences.length === 0 ? done : placed(done, sentences, { fact, facts: brief.facts, craft })
  }, paragraphs)
}

function textCiting(paragraphs: readonly DraftParagraph[], { id }: Fact): string {
  const sentences = paragraphs.flatMap((one) => one.sentences)
  return sentences.flatMap(({ text, facts }) => (facts.includes(id) ? [text] : [])).join('')
}

/** The counted figures that the text does not have; the guard is asked only where they are not there to be seen. */
function missingOf(fact: Fact, text: string, guard: FigureGuard): readonly Figure[] {
  const counted = fact.figures.filter(({ kind }) => kind !== 'date' && kind !== 'ordinal' && kind !== 'frequency')
  if (text === '') return counted
  const unseen = counted.filter((figure) => !stands(figure, text))
  if (unseen.length === 0) return []
  const lost = guard(text, [fact]).violations.filter(({ kind }) => kind === 'lost' || kind === 'changed')
  // 9件 of 「不是9件，是11件」 was taken back: the guard does not ask for it.
  const asked = unseen.filter(({ text: told }) => lost.some(({ figure }) => figure.trim() === told.trim()))
  return lost.length > 0 && asked.length === 0 ? unseen : asked
}

/** Its digits, or the words it was told in, with no digit beside them. */
function stands(figure: Figure, text: string): boolean {
  if (/[^\d.,]/.test(figure.text) && text.includes(figure.text)) return true
  const number = /\d[\d.]*/.exec(renderFigure(figure, { unit: '' }))?.[0]
  return number !== undefined && new RegExp(`(?<![\\d.])${number.replace('.', '\\.')}(?![\\d.])`).test(text)
}

interface Placing {
  readonly fact: Fact
  readonly facts: readonly Fact[]
  readonly craft: Craft
}

/** Behind what cites the fact itself, else its neighbour in the note, else its theme; else in a subsection of its own. */
function placed(
  paragraphs: readonly DraftParagraph[],
  sentences: readonly DraftSentence[],
  { fact, facts, craft }: Placing,
): readonly DraftParagraph[] {
  const byId = new Map(facts.map((one) => [one.id, one]))
  const cites = (fits: (other: Fact) => boolean): number =>
    paragraphs.findLastIndex(({ sentences: told }) =>
      told.some((sentence) =>
        sentence.facts.some((id) => (({ other }) => other !== undefined && fits(other))({ other: byId.get(id) })),
      ),
    )
  const theme = placeOf(fact).theme
  const sameTheme = (other: Fact): boolean => placeOf(other).theme === theme
  const [itself, neighbour, likeIt] = [
    cites(({ id }) => id === fact.id),
    cites((other) => other.provenance.noteId === fact.provenance.noteId && sameTheme(other)),
    cites(sameTheme),
  ]
  const at = [itself, neighbour, likeIt].find((index) => index >= 0)
  if (at !== undefined) return paragraphs.map((one, index) => (index === at ? grown(one, sentences) : one))
  const heading = theme === undefined ? undefined : craft.outline.headings[theme][0]
  return [...paragraphs, heading === undefined ? { sentences } : { heading: { level: 2, text: heading }, sentences }]
}

function grown(paragraph: DraftParagraph, sentences: readonly DraftSentence[]): DraftParagraph {
  const open = paragraph.sentences.filter(({ facts }) => facts.length > 0 || paragraph.sentences.length === 0)
  return { ...paragraph, sentences: [...(open.length === 0 ? [] : paragraph.sentences), ...sentences] }
}
