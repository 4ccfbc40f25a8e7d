import type { Brief } from '../../core/brief.ts'
import type { DraftSentence } from '../../core/draft.ts'
import type { Fact } from '../../core/fact.ts'
import type { Theme } from '../../core/theme.ts'
import type { Craft } from './craft.ts'
import { countChars } from './pick.ts'

/** The first sentence leads in by itself, or says whose count it is. */
const LEADS_IN =
  /^(?:围绕|坚持|始终|为(?!主)|为了|以|按照|根据|依托|通过|利用|结合|针对|在(?!册)|把|将|面向|据|一年来|严格|加强|强化|深入|聚焦|充分|自觉|认真|不断|积极|切实|[^，。]{1,12}(?:方面|期间)，)/
const STOCK = /^(?:现有|全[镇乡]现有|建有|在)/
/** More than two kinds of listeners are a list. */
const AUDIENCES = 2
/** A lead-in says nothing itself: at most this share of the subsection. */
const SHARE = 0.15
/** A shorter subsection opens with its deed. */
const LEAST_CHARS = 60

interface Leading {
  readonly brief: Brief
  readonly craft: Craft
  readonly theme: Theme | 'general'
  readonly facts: readonly Fact[]
}

/** A subsection opens with whom it is for or what it is about, and with who acts; nothing is claimed that no note made. */
export function ledIn(
  sentences: readonly DraftSentence[],
  { brief: { unit }, craft: { outline, phrases }, theme, facts }: Leading,
): readonly DraftSentence[] {
  const [first, ...rest] = sentences
  if (first === undefined || theme === 'general' || opensAlready(first)) return sentences
  const chars = countChars(sentences.map(({ text }) => text).join(''))
  const short = (text: string): boolean => text.length <= chars * SHARE
  const acts = !first.text.startsWith(unit.selfName) && opensWithDeed(first.text, phrases)
  // What it is about the heading has said; whom it is for leads in deeds, not what there is.
  const audience = STOCK.test(first.text) ? undefined : ofAudience(facts, theme, outline)
  const lead = audience !== undefined && short(audience) ? `${audience}，` : ''
  const actor = acts && lead.length + chars >= LEAST_CHARS ? unit.selfName : ''
  return [{ ...first, text: `${lead}${actor}${first.text}` }, ...rest]
}

function opensAlready({ text, facts }: DraftSentence): boolean {
  return facts.length === 0 || LEADS_IN.test(text)
}

/** 围绕干部职工学法用法: only whom the facts themselves name. */
function ofAudience(facts: readonly Fact[], theme: Theme, { audiences }: Craft['outline']): string | undefined {
  const told = facts.map(({ claim }) => claim).join('\n')
  const names = audiences.rows.filter(({ words }) => words.some((word) => told.includes(word))).map(({ name }) => name)
  return names.length === 0 ? undefined : audiences.frames[theme]?.replace('{}', names.slice(0, AUDIENCES).join('、'))
}

/** 划分网格106个, 全年开展…: a deed without its doer. */
function opensWithDeed(text: string, { verbs, yearly }: Craft['phrases']): boolean {
  const plain = text.replace(/^(?:全年|今年|年初|截至[^，]{2,10}，|\d{1,2}月(?:\d{1,2}日)?(?:上午|下午)?)/u, '')
  const openings = [
    ...yearly,
    ...verbs.map(({ formal }) => formal),
    '现有',
    '建有',
    '推行',
    '落实',
    '成立',
    '选聘',
    '推广',
    '主动公开',
    '投入',
    '更新',
  ]
  return openings.some((verb) => verb.length > 1 && plain.startsWith(verb)) && !/^调解员|^网格员/.test(plain)
}
