import type { Brief } from '../../../core/brief.ts'
import type { DraftParagraph, DraftSentence } from '../../../core/draft.ts'
import type { SafeFormula } from '../../../core/knowledge/expressions.ts'
import { sectionFacts, themesTold } from '../../../core/section-facts.ts'
import type { Craft } from '../craft.ts'

const FIELDS_NAMED = 5
/** An opening of this length is usual whatever the length of the whole (120 to 200 characters). */
const USUAL_CHARS = 210
const ALL: readonly SafeFormula['use'][] = ['guidance', 'study', 'spirit', 'basis']
const SHORT: readonly SafeFormula['use'][] = ['guidance', 'spirit']

/** One paragraph: spirit of the year by the table of expressions, what the year's work was about, 现将……报告如下. */
export function writeOpening(brief: Brief, craft: Craft): readonly DraftParagraph[] {
  const basics = craft.teller.tell(sectionFacts(brief.facts, 'opening'))
  const sentences = [spirit(brief, craft), ...basics, transition(brief, craft)]
  const chars = sentences.reduce((sum, one) => sum + one.text.length, 0)
  if (brief.length === undefined || chars <= Math.max(brief.length * 1.1, USUAL_CHARS)) return [{ sentences }]
  return [{ sentences: [spirit({ ...brief, facts: [] }, craft, SHORT), ...basics, transition(brief, craft)] }]
}

function spirit({ unit, year, facts }: Brief, { expressions, outline }: Craft, uses = ALL): DraftSentence {
  const formulas = expressions.openingExpressions(year)
  const said = (use: SafeFormula['use']): readonly string[] =>
    formulas.filter((one) => one.use === use && uses.includes(use)).map((one) => one.text)
  const guidance = said('guidance').map((text) => `坚持${text}`)
  const parts = [...guidance, ...said('study'), ...said('spirit'), ...said('basis').slice(0, 1), work(facts, outline)]
  return { text: `${year}年，${unit.name}${parts.join('，')}。`, facts: [], suggested: false }
}

/** Names only the fields somebody told something about. */
function work(facts: Brief['facts'], { fields: names }: Craft['outline']): string {
  const fields = themesTold(facts).flatMap((theme) => (theme === 'general' ? [] : names[theme]))
  if (fields.length < 2) return '依法履行政府职能，推进法治政府建设各项工作'
  const named = fields.slice(0, FIELDS_NAMED)
  const list = `${named.slice(0, -1).join('、')}和${named.at(-1) ?? ''}`
  return `围绕${list}等方面推进法治政府建设`
}

function transition({ year }: Brief, { style }: Craft): DraftSentence {
  return { text: `现将${year}年度法治政府建设情况${style?.reports ?? '报告'}如下：`, facts: [], suggested: false }
}
