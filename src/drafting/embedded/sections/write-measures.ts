import type { Brief } from '../../../core/brief.ts'
import type { DraftParagraph, DraftSentence } from '../../../core/draft.ts'
import type { Fact } from '../../../core/fact.ts'
import { sectionFacts, themesTold } from '../../../core/section-facts.ts'
import type { Theme } from '../../../core/theme.ts'
import { likeFirst } from '../../../core/unit-style.ts'
import type { Craft } from '../craft.ts'
import { connect } from '../flow/connect.ts'
import { generaliseSensitive } from '../generalise-sensitive.ts'
import { groupThin, type ThemedParagraph } from '../group-thin.ts'
import { ledIn } from '../lead-in.ts'
import { pick } from '../pick.ts'

const HEAD_WORDS =
  /^[\p{Script=Han}\s]{1,10}?(?:镇|乡|街道)(?=[\s，的]|20\d\d|$)|20\d\d年?度?|今年|在不|小结|总结|汇报|节选|情况|[（）()]|法治|政府|建设|工作|报告|材料|年报|素材|公开|用|的|[\s，：。]/gu
const SAYS_SOMETHING = 4
const ASIDE = /^[（(][^（）()]*[）)]$|\t/
const NOT_DONE = /还没(?:搞|办|做|开展|弄)|尚未|先不写|暂未开展/
/** 某某执法队2024年工作小结（节选） */
const TITLE =
  /^(?![^。]*(?:了|听|研究|召开|开展|报送))[^，。；]{0,30}(?:小结|总结|汇总|汇报|情况|材料|素材|统计表|报表)(?:[（(][^（）()]{0,10}[）)])?[：:]?$/

/** 年度报告（2025）要交了 */
const DUE = /(?:报告|总结|材料)(?:[（(]\d{4}[)）])?(?:要|得|该)交/

/** A subsection per theme that has facts, in the order of the report. */
export function writeMeasures(brief: Brief, craft: Craft): readonly DraftParagraph[] {
  const themes = brief.theme === undefined ? inOrder(themesTold(brief.facts), craft) : [brief.theme]
  const written = themes.flatMap((theme) => {
    const written = writeTheme(theme, brief, craft)
    return written === undefined ? [] : [written]
  })
  return groupThin(written, craft, `${brief.unit.fullName}${String(brief.year)}`)
}

/** The unit's own order of themes, where it is known. */
function inOrder(told: readonly (Theme | 'general')[], { style }: Craft): readonly (Theme | 'general')[] {
  return likeFirst(style?.headings.flatMap(({ themes }) => themes) ?? [], told)
}

function writeTheme(theme: Theme | 'general', brief: Brief, craft: Craft): ThemedParagraph | undefined {
  const facts = sectionFacts(brief.facts, 'measures', theme).filter(
    (fact) => isStatement(fact) && (theme !== 'general' || isWork(fact)),
  )
  const { told, general } = generaliseSensitive(facts, brief.variant, craft.outline)
  const seed = `${brief.unit.fullName}${String(brief.year)}${theme}`
  const counted = withYear(craft.teller.tell(told, craft), brief, craft)
  const flowing = craft.style?.numbersWithin === true ? counted : connect(counted, craft.phrases.flow, seed)
  const plain = [...flowing, ...general]
  const sentences = ledIn(plain, { brief, craft, theme, facts: told, seed })
  if (sentences.length === 0) return undefined
  const text = pick(craft.outline.headings[theme], seed) ?? ''
  const led = (sentences[0]?.text.length ?? 0) - (plain[0]?.text.length ?? 0)
  return { theme, paragraph: { heading: { level: 2, text }, sentences }, led }
}

/** 「青坪镇2023年的」 only says what the notes are, a row of names heads a table, （…） is an aside, 还没搞 is no deed. */
function isStatement({ claim, figures }: Fact): boolean {
  const counts = figures.some(({ kind }) => kind !== 'date' && kind !== 'ordinal')
  if (!counts && (ASIDE.test(claim) || NOT_DONE.test(claim))) return false
  if ((TITLE.test(claim) && !counts) || DUE.test(claim)) return false
  return claim.replace(HEAD_WORDS, '').length >= SAYS_SOMETHING
}

/** Of no theme: only what counts something, or is told at some length. */
function isWork({ claim, figures }: Fact): boolean {
  return figures.some(({ kind }) => kind !== 'date' && kind !== 'ordinal') || claim.length >= LEAST_WORK
}

const LEAST_WORK = 12

/** Says already over which time it counts. */
const TIMED = /(?:^|，)(?:截至|全年|一年来|年内)/

/** The first sentence that counts deeds opens with the time they were counted over. */
function withYear(sentences: readonly DraftSentence[], { unit }: Brief, craft: Craft): readonly DraftSentence[] {
  const time = unit.cutOff === undefined ? '全年' : `截至${unit.cutOff}，`
  const index = sentences.findIndex(
    ({ text }) =>
      craft.phrases.yearly.some((word) => text.startsWith(word) && text[word.length] !== '员') && /[0-9]/.test(text),
  )
  const sentence = sentences[index]
  if (sentence === undefined || /今年|每[年月周]/.test(sentence.text) || sentences.some(({ text }) => TIMED.test(text)))
    return sentences
  return sentences.with(index, { ...sentence, text: `${time}${sentence.text}` })
}
