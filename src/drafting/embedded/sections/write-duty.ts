import type { Brief } from '../../../core/brief.ts'
import type { DraftParagraph, DraftSentence } from '../../../core/draft.ts'
import { sectionFacts } from '../../../core/section-facts.ts'
import { type Craft, SUGGESTED } from '../craft.ts'

const NOTHING_TOLD =
  '党政主要负责人履行推进法治建设第一责任人职责的情况现有素材未反映，请补充主持研究法治工作、讲授法治课、批示督办、年终述法等具体事项'

/** What the first person did, from notes only; without notes an open request, never an assertion. */
export function writeDuty(brief: Brief, { teller, order }: Craft): readonly DraftParagraph[] {
  const facts = sectionFacts(brief.facts, 'duty').map((fact) => ({ ...fact, theme: 'leadership' as const }))
  const told = teller.tell(facts, { order })
  return [{ sentences: told.length > 0 ? told : [open] }]
}

const open: DraftSentence = { text: `${NOTHING_TOLD}${SUGGESTED}。`, facts: [], suggested: true }
