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
import { countsSomething, isStatement } from '../statements.ts'

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
  const sentences = ledIn(plain, { brief, craft, theme, facts: told })
  if (sentences.length === 0) return undefined
  const text = pick(craft.outline.headings[theme], seed) ?? ''
  const led = (sentences[0]?.text.length ?? 0) - (plain[0]?.text.length ?? 0)
  return { theme, paragraph: { heading: { level: 2, text }, sentences }, led }
}

/** Of no theme: only what counts something, or is told at some length. */
function isWork(fact: Fact): boolean {
  return countsSomething(fact) || fact.claim.length >= LEAST_WORK
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
