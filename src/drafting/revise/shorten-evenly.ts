import type { DraftSentence, SectionDraft } from '../../core/draft.ts'
import { isCause } from './is-cause.ts'
import { charsOf } from './measure.ts'
import { withoutNumber } from './points.ts'

/** Makes every point of 不足 shorter in the same way, so that none loses its cause while another keeps it. */
export function shortenEvenly(section: SectionDraft, most: number): SectionDraft {
  if (section.id !== 'shortcomings') return section
  return [withShorterOffers, withoutLabels].reduce(
    (shorter, step) => (charsOf(shorter) > most ? step(shorter) : shorter),
    section,
  )
}

/** Of an offered cause its first clause says enough. */
function withShorterOffers(section: SectionDraft): SectionDraft {
  return changed(section, (sentence) => {
    if (!sentence.suggested || !isCause(sentence)) return sentence
    const mark = /〔[^〔〕]{1,12}〕。?$/.exec(sentence.text)?.[0] ?? '。'
    const first = sentence.text.slice(0, sentence.text.length - mark.length).split('，')[0] ?? ''
    return { ...sentence, text: `${first}${mark}` }
  })
}

/** 一是依法行政意识还不够强。有的干部…: what was told stays, the name it was given goes. */
function withoutLabels(section: SectionDraft): SectionDraft {
  return changed(section, (sentence) => {
    const bare = withoutNumber(sentence.text)
    const label = /^[^，。；\d]{4,26}。(?=[^。])/u.exec(bare)?.[0] ?? ''
    if (bare === sentence.text || label === '') return sentence
    return { ...sentence, text: sentence.text.replace(label, '') }
  })
}

function changed(section: SectionDraft, change: (sentence: DraftSentence) => DraftSentence): SectionDraft {
  return { ...section, paragraphs: section.paragraphs.map((one) => ({ ...one, sentences: one.sentences.map(change) })) }
}
