import type { Brief } from '../../../core/brief.ts'
import type { DraftParagraph, DraftSentence } from '../../../core/draft.ts'
import type { Fact } from '../../../core/fact.ts'
import { sectionFacts, themesTold } from '../../../core/section-facts.ts'
import type { Theme } from '../../../core/theme.ts'
import type { Craft } from '../craft.ts'
import { generaliseSensitive } from '../generalise-sensitive.ts'
import { groupThin } from '../group-thin.ts'
import { pick } from '../pick.ts'

const HEAD_WORDS =
  /^[\p{Script=Han}]{1,8}?(?:镇|乡|街道)(?=[\s，的]|20\d\d|$)|20\d\d年?度?|今年|法治|政府|建设|工作|报告|材料|年报|素材|公开|用|的|[\s，：。]/gu
const SAYS_SOMETHING = 4
/** Filler is at most 15 % of a section; a lead takes less than that of its subsection. */
const LEAD_SHARE = 0.14
const OPENS_WITH_DEED =
  /^(?:全年)?(?:开展|组织|学习|划分|成立|推广|推行|落实|召开|每[月周季]|利用|结合|排查|受理|发放|举办|审查|建立|制定|聘请|配备|公开)/

/** A subsection per theme that has facts, in the order of the report. */
export function writeMeasures(brief: Brief, craft: Craft): readonly DraftParagraph[] {
  const themes = brief.theme === undefined ? themesTold(brief.facts) : [brief.theme]
  const written = themes.flatMap((theme) => {
    const paragraph = writeTheme(theme, brief, craft)
    return paragraph === undefined ? [] : [{ theme, paragraph }]
  })
  return groupThin(written, craft.outline)
}

function writeTheme(theme: Theme | 'general', brief: Brief, craft: Craft): DraftParagraph | undefined {
  const facts = sectionFacts(brief.facts, 'measures', theme).filter(isStatement)
  const { told, general } = generaliseSensitive(facts, brief.variant, craft.outline)
  const counted = withYear(craft.teller.tell(inOrder(told)), brief, craft)
  const sentences = [...withLead(counted, theme, { brief, craft }), ...general]
  if (sentences.length === 0) return undefined
  const text = pick(craft.outline.headings[theme], `${brief.unit.fullName}${brief.year}${theme}`) ?? ''
  return { heading: { level: 2, text }, sentences }
}

/** 「青坪镇2023年的」 「小龙湾街道2023 报告」: only says what the notes are. */
function isStatement({ claim }: Fact): boolean {
  return claim.replace(HEAD_WORDS, '').length >= SAYS_SOMETHING
}

/** Notes without figures first (how it is organised), then those with dates and counts; inside a note nothing moves. */
function inOrder(facts: readonly Fact[]): readonly Fact[] {
  const notes = [...new Set(facts.map((fact) => fact.provenance.noteId))]
  const groups = notes.map((noteId) => facts.filter((fact) => fact.provenance.noteId === noteId))
  const plain = groups.filter((group) => group.every((fact) => fact.figures.length === 0))
  return [...plain, ...groups.filter((group) => !plain.includes(group))].flat()
}

/** A purpose before the first deed, where it is short beside the whole and the sentence opens with a deed. */
function withLead(
  sentences: readonly DraftSentence[],
  theme: Theme | 'general',
  { brief, craft }: { readonly brief: Brief; readonly craft: Craft },
): readonly DraftSentence[] {
  const lead = pick(craft.outline.leads[theme], `${brief.unit.fullName}${brief.year}${theme}`)
  const [first, ...rest] = sentences
  if (lead === undefined || first === undefined || !OPENS_WITH_DEED.test(first.text)) return sentences
  const chars = sentences.reduce((sum, one) => sum + one.text.length, 0)
  if (lead.length > chars * LEAD_SHARE) return sentences
  return [{ ...first, text: `${lead}，${first.text}` }, ...rest]
}

/** The first sentence that counts deeds opens with the time they were counted over. */
function withYear(sentences: readonly DraftSentence[], { unit }: Brief, craft: Craft): readonly DraftSentence[] {
  const time = unit.cutOff === undefined ? '全年' : `截至${unit.cutOff}，`
  const index = sentences.findIndex(
    ({ text }) => craft.phrases.yearly.some((word) => text.startsWith(word)) && /[0-9]/.test(text),
  )
  const sentence = sentences[index]
  if (sentence === undefined || /全年|今年|每[年月周]|截至/.test(sentence.text)) return sentences
  return sentences.with(index, { ...sentence, text: `${time}${sentence.text}` })
}
