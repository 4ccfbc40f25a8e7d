import type { DraftParagraph } from '../../core/draft.ts'
import type { Outline } from '../../core/knowledge/drafting.ts'
import type { Theme } from '../../core/theme.ts'
import { countChars } from './pick.ts'

/** A subsection with the theme it tells of. */
export interface ThemedParagraph {
  readonly theme: Theme | 'general'
  readonly paragraph: DraftParagraph
}

/** One sentence of this length is thin for a heading of its own. */
const THIN_CHARS = 36

/** Two neighbouring themes with one short sentence each stand under one heading of both aims, as reports set them. */
export function groupThin(all: readonly ThemedParagraph[], { aims }: Outline): readonly DraftParagraph[] {
  const grouped: DraftParagraph[] = []
  let open: ThemedParagraph | undefined
  for (const next of all) {
    if (open !== undefined && isThin(open) && isThin(next)) {
      grouped[grouped.length - 1] = together(open, next, aims)
      open = undefined
    } else {
      grouped.push(next.paragraph)
      open = next
    }
  }
  return grouped
}

function isThin({ theme, paragraph: { sentences } }: ThemedParagraph): boolean {
  return theme !== 'general' && sentences.length === 1 && countChars(sentences[0]?.text ?? '') <= THIN_CHARS
}

function together(one: ThemedParagraph, other: ThemedParagraph, aims: Outline['aims']): DraftParagraph {
  return {
    heading: { level: 2, text: `${aimOf(one, aims)}，${aimOf(other, aims)}` },
    sentences: [...one.paragraph.sentences, ...other.paragraph.sentences],
  }
}

/** The half of its own heading that names the work; the theme's aim where that half only names a principle. */
function aimOf({ theme, paragraph }: ThemedParagraph, aims: Outline['aims']): string {
  const half = paragraph.heading?.text.split('，')[0] ?? ''
  return half === '' || PRINCIPLE.test(half) ? aims[theme] : half
}

const PRINCIPLE = /^(?:坚持|以|突出|统筹|扎实)/
