import type { DraftSentence, SectionDraft } from '../../core/draft.ts'
import type { DraftProgress } from '../../core/drafter.ts'
import type { WritingPart } from './parts.ts'

/** What has been released so far; the only way to the reader. */
export interface Release {
  sentence(part: WritingPart, sentence: DraftSentence): void
  of(part: WritingPart): readonly DraftSentence[]
  /** True when these very words are out already, in whatever part. */
  has(text: string): boolean
  section(): SectionDraft
}

export interface ReleaseDependencies {
  readonly id: SectionDraft['id']
  readonly title: string
  readonly parts: readonly WritingPart[]
  readonly onProgress: ((progress: DraftProgress) => void) | undefined
}

/** Shows a title with the first sentence, a heading with its first sentence, so that nothing stands there empty. */
export function createRelease({ id, title, parts, onProgress }: ReleaseDependencies): Release {
  const released = new Map<number, DraftSentence[]>()
  let titled = title === ''
  const announce = (part: WritingPart): void => {
    if (!titled) onProgress?.({ kind: 'title', title })
    titled = true
    if (part.heading !== undefined) onProgress?.({ kind: 'heading', heading: part.heading })
  }
  return {
    sentence(part, sentence) {
      const there = released.get(part.n)
      if (there === undefined) announce(part)
      released.set(part.n, [...(there ?? []), sentence])
      onProgress?.({ kind: 'sentence', sentence })
    },
    of: (part) => released.get(part.n) ?? [],
    has: (text) => [...released.values()].flat().some((sentence) => sentence.text.endsWith(text)),
    section: () => ({
      id,
      title,
      paragraphs: parts.flatMap((part) => {
        const sentences = released.get(part.n)
        return sentences === undefined ? [] : [paragraph(part, sentences)]
      }),
    }),
  }
}

const paragraph = (
  { heading }: WritingPart,
  sentences: readonly DraftSentence[],
): SectionDraft['paragraphs'][number] => (heading === undefined ? { sentences } : { heading, sentences })
