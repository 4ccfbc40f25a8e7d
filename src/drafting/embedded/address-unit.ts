import type { DraftParagraph } from '../../core/draft.ts'
import type { UnitProfile } from '../../core/unit-profile.ts'

/** The words of the lexicon speak of a 镇; a 乡 and a 街道 call themselves and their party committee otherwise. */
export function addressUnit(paragraphs: readonly DraftParagraph[], unit: UnitProfile): readonly DraftParagraph[] {
  if (unit.selfName === '我镇') return paragraphs
  const own = (text: string): string => {
    const named = text.replaceAll('我镇', unit.selfName)
    return unit.level === '街道' ? named.replaceAll('党委书记', '党工委书记') : named
  }
  return paragraphs.map((one) => ({
    ...one,
    sentences: one.sentences.map((sentence) => ({ ...sentence, text: own(sentence.text) })),
  }))
}
