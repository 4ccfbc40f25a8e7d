import type { Brief } from '../../core/brief.ts'
import type { DraftParagraph, DraftSentence, SectionDraft } from '../../core/draft.ts'
import type { Fact } from '../../core/fact.ts'
import type { SectionId } from '../../core/section.ts'

/** A fact as the model is shown it: the note's words, or the piece of them that belongs to this part. */
export interface Material {
  readonly fact: Fact
  readonly claim: string
}

/** A paragraph to be written. The embedded drafter's paragraph says what belongs in it, and stands in when it must. */
export interface WritingPart {
  /** 1-based, as the model is told it. */
  readonly n: number
  readonly heading?: NonNullable<DraftParagraph['heading']>
  readonly sketch: readonly DraftSentence[]
  readonly material: readonly Material[]
  /** The facts that suggestions of this part answer: the problem whose cause or measure nobody told. */
  readonly answers: readonly Fact[]
  /** 一是, 二是: put before the first sentence. */
  readonly ordinal: string
}

const ORDINAL = /^(?:[一二三四五六七八九十\d]{1,3}[是要]|（[一二三四五六七八九十]{1,3}）)/

/** The embedded drafter's section as parts to be written, each with its facts. */
export function partsOf(section: SectionDraft, brief: Brief): readonly WritingPart[] {
  const facts = new Map(brief.facts.map((fact) => [fact.id, fact]))
  const cited = (sentences: readonly DraftSentence[]): readonly Fact[] => {
    const ids = new Set(sentences.flatMap((sentence) => sentence.facts))
    return [...ids].flatMap((id) => facts.get(id) ?? [])
  }
  const shared = sharedFacts(section)
  return section.paragraphs.map((paragraph, index): WritingPart => {
    const told = paragraph.sentences.filter((sentence) => !sentence.suggested)
    return {
      n: index + 1,
      ...(paragraph.heading === undefined ? {} : { heading: paragraph.heading }),
      sketch: paragraph.sentences,
      material: cited(told).map((fact) => ({ fact, claim: shared.has(fact.id) ? wordsOf(fact, told) : fact.claim })),
      answers: cited(paragraph.sentences.filter((sentence) => sentence.suggested)),
      // Under a heading the numbers are those of its points, not the paragraph's own.
      ordinal: paragraph.heading !== undefined ? '' : (ORDINAL.exec(paragraph.sentences[0]?.text ?? '')?.[0] ?? ''),
    }
  })
}

/** Facts that more than one paragraph tells a piece of. */
function sharedFacts(section: SectionDraft): ReadonlySet<string> {
  const told = section.paragraphs.map(
    ({ sentences }) => new Set(sentences.filter((one) => !one.suggested).flatMap((one) => one.facts)),
  )
  const all = told.flatMap((ids) => [...ids])
  return new Set(all.filter((id, at) => all.indexOf(id) !== at))
}

const wordsOf = (fact: Fact, sentences: readonly DraftSentence[]): string =>
  withoutOrdinal(
    sentences
      .filter((sentence) => sentence.facts.includes(fact.id))
      .map((sentence) => sentence.text)
      .join(''),
  )

export const withoutOrdinal = (text: string): string => text.replace(ORDINAL, '')

/** True for what a model can add to: facts to word, or a suggestion to make fit its problem. */
export const isForModel = (part: WritingPart, section: SectionId): boolean =>
  section === 'opening' || part.material.length > 0 || part.answers.length > 0

/** What the model is told of a part beside its heading. */
export function hintOf(part: WritingPart, section: SectionId): string {
  const problem = part.answers.map((fact) => fact.claim).join('；')
  if (section === 'shortcomings' && problem !== '') return '素材没有给原因'
  if (section !== 'plan' || problem === '') return ''
  return `对应不足：${problem}；素材没有给措施`
}
