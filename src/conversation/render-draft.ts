import type { Draft, DraftParagraph } from '../core/draft.ts'
import type { DraftProgress } from '../core/drafter.ts'
import type { Report } from '../core/report.ts'
import type { SectionId } from '../core/section.ts'
import { renderSection } from '../report/render-section.ts'
import { leftOutOf } from './left-out.ts'
import { phrases } from './phrases.ts'

/** Drafts as they stand in the chat. */
export interface RenderDraft {
  draft(report: Report, draft: Draft, fellBack?: string, options?: { readonly inWhole: boolean }): string
  /** Takes one piece of progress after the other and gives the snapshot to show. */
  progress(report: Report, section: SectionId): (progress: DraftProgress) => string
}

export function createRenderDraft(): RenderDraft {
  return {
    draft: (report, draft, fellBack, options) =>
      [
        phrases.wrote(draft, options),
        renderSection({ ...draft.section, title: '' }),
        draft.unfinished === true ? phrases.unfinished : '',
        fellBack === undefined ? '' : phrases.fellBack(fellBack),
        unusedOf(report, draft),
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
    progress: (_report, section) => gathering(section),
  }
}

function unusedOf(report: Report, draft: Draft): string {
  const unused = leftOutOf(report, draft)
  return unused.length === 0 ? '' : phrases.unused(unused)
}

function gathering(id: SectionId): (progress: DraftProgress) => string {
  let paragraphs: readonly DraftParagraph[] = []
  return (progress) => {
    if (progress.kind === 'heading') paragraphs = [...paragraphs, { heading: progress.heading, sentences: [] }]
    if (progress.kind === 'sentence') {
      const last = paragraphs.at(-1) ?? { sentences: [] }
      paragraphs = [...paragraphs.slice(0, -1), { ...last, sentences: [...last.sentences, progress.sentence] }]
    }
    return renderSection({ id, title: '', paragraphs })
  }
}
