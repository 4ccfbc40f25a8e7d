import type { DraftParagraph, DraftSentence } from '../../core/draft.ts'

interface Place {
  readonly paragraph: number
  readonly sentence: number
}

/** Cuts the last clause of the longest sentence, again and again, until the text is short enough or nothing is left to cut. */
export function trimClauses(
  paragraphs: readonly DraftParagraph[],
  isShort: (paragraphs: readonly DraftParagraph[]) => boolean,
): readonly DraftParagraph[] {
  let text = paragraphs
  while (!isShort(text)) {
    const place = longest(text)
    if (place === undefined) return text
    text = withShorter(text, place)
  }
  return text
}

function longest(paragraphs: readonly DraftParagraph[]): Place | undefined {
  const places = paragraphs.flatMap(({ sentences }, paragraph) =>
    sentences.map((one, sentence) => ({
      paragraph,
      sentence,
      chars: shorter(one) === undefined ? 0 : one.text.length,
    })),
  )
  const best = places.toSorted((a, b) => b.chars - a.chars)[0]
  return best === undefined || best.chars === 0 ? undefined : best
}

function withShorter(paragraphs: readonly DraftParagraph[], { paragraph, sentence }: Place): readonly DraftParagraph[] {
  return paragraphs.map((one, index) =>
    index === paragraph
      ? { ...one, sentences: one.sentences.map((told, at) => (at === sentence ? (shorter(told) ?? told) : told)) }
      : one,
  )
}

/** The sentence without its last clause, its mark of a suggestion kept; undefined when it has one clause only. */
function shorter(sentence: DraftSentence): DraftSentence | undefined {
  if (sentence.text.endsWith('：')) return undefined
  const mark = /(?:〔[^〔〕]{1,12}〕)?[。；]$/.exec(sentence.text)?.[0] ?? ''
  const clauses = clausesOf(sentence.text.slice(0, sentence.text.length - mark.length))
  if (mark === '' || clauses.length < 2) return undefined
  return { ...sentence, text: clauses.slice(0, -1).join('，') + mark }
}

/** Cut at commas outside brackets and quotation marks. */
function clausesOf(text: string): readonly string[] {
  const clauses: string[] = ['']
  let depth = 0
  for (const char of text) {
    if ('（“《'.includes(char)) depth += 1
    if ('）”》'.includes(char)) depth -= 1
    if (char === '，' && depth <= 0) clauses.push('')
    else clauses[clauses.length - 1] = (clauses.at(-1) ?? '') + char
  }
  return clauses
}
