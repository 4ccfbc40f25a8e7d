import type { Brief } from '../../../core/brief.ts'
import type { DraftParagraph } from '../../../core/draft.ts'
import { sectionFacts } from '../../../core/section-facts.ts'
import type { Craft } from '../craft.ts'
import { isOther } from '../other-facts.ts'

const NOTHING = /(?:没有?|无)(?:其他|别的)?.{0,6}(?:报告|说明)|其他(?:没有|无)/

/** 其他需要报告的情况: what was told under that name, else that there is nothing. */
export function writeOther(brief: Brief, { teller }: Craft): readonly DraftParagraph[] {
  const planned = sectionFacts(brief.facts, 'plan').filter(isOther)
  const facts = sectionFacts(brief.facts, 'other').filter((fact) => !NOTHING.test(fact.claim))
  const worthTelling = facts.filter((fact) => /其他|另外需要|需要报告/.test(`${fact.context ?? ''}${fact.claim}`))
  const told = teller.tell([...worthTelling, ...planned])
  const nothing = { text: '无其他需要报告的情况。', facts: [], suggested: false }
  return [{ sentences: told.length > 0 ? told : [nothing] }]
}
