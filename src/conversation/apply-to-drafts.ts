import type { Draft } from '../core/draft.ts'
import type { Finding } from '../core/finding.ts'
import { SECTION_IDS } from '../core/section.ts'
import { corrected } from './proofread.ts'
import type { Turn } from './turn.ts'
import { keepDraft } from './write-section.ts'

/** Writes safe suggestions into the sections that hold the words, each changed section as a new revision. */
export function applyToDrafts(turn: Turn, findings: readonly Finding[]): Turn {
  const changed = SECTION_IDS.flatMap((id) => turn.report.drafts[id]?.at(-1) ?? []).flatMap((draft) => {
    const section = findings.reduce(corrected, draft.section)
    return section === draft.section
      ? []
      : [
          {
            ...draft,
            section,
            revision: draft.revision + 1,
            request: turn.text,
            askedBy: turn.message.idempotencyKey,
            at: turn.now,
          },
        ]
  })
  return changed.reduce(
    (current: Turn, draft: Draft) => ({ ...current, report: keepDraft(current.report, draft) }),
    turn,
  )
}
