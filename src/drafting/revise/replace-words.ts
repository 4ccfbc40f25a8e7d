import type { DraftSentence, SectionDraft } from '../../core/draft.ts'
import type { Fact, FactId } from '../../core/fact.ts'
import type { FigureGuard } from '../../core/guard.ts'
import type { Changed } from './change-points.ts'

export interface Replacing {
  readonly section: SectionDraft
  readonly from: string
  readonly to: string
  /** Only sentences that rest on it are changed; all when absent. */
  readonly fact?: FactId
  readonly facts: readonly Fact[]
  readonly guard: FigureGuard
}

/**
 * 把284改成285. A number is found as a whole (not inside 1284), and the sentence then rests on the correcting facts. The
 * cadre's word is done even when no note bears it out, and said to be so.
 */
export function replaceWords({ section, from, to, fact, facts, guard }: Replacing): Changed {
  const pattern = wholeWords(from)
  const changed: DraftSentence[] = []
  const change = (sentence: DraftSentence): DraftSentence => {
    if (fact !== undefined && !isMeant(sentence, fact, facts)) return sentence
    const text = withoutGap(sentence.text.replace(pattern, () => to))
    if (text === sentence.text) return sentence
    const next = { ...sentence, text, facts: corrected(sentence.facts, facts) }
    changed.push(next)
    return next
  }
  const paragraphs = section.paragraphs.map(({ heading, sentences }) => ({
    ...(heading === undefined ? {} : { heading: { ...heading, text: heading.text.replace(pattern, () => to) } }),
    sentences: sentences.map(change),
  }))
  const next = { ...section, paragraphs }
  if (JSON.stringify(next) === JSON.stringify(section)) return { section, note: `稿子里没有找到“${from}”，没有改。` }
  const note = noteOn(changed, { section, from, to, facts, guard })
  return note === undefined ? { section: next } : { section: next, note }
}

/** It rests on the fact, or on the one that has taken its place. */
function isMeant({ facts: cited }: DraftSentence, id: FactId, facts: readonly Fact[]): boolean {
  return cited.some((one) => one === id || facts.find((fact) => fact.id === one)?.supersedes === id)
}

/** Where words were taken out no two stops are left. */
const withoutGap = (text: string): string => text.replace(/[，、；]+(?=[，。；、])/g, '').replace(/^[，、；]+/, '')

/** A number does not begin or end inside another. */
function wholeWords(from: string): RegExp {
  const escaped = from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(
    `${/^\d/.test(from) ? '(?<![\\d.])' : ''}${escaped}${/\d$/.test(from) ? '(?!\\d|\\.\\d)' : ''}`,
    'g',
  )
}

/** The facts that stand now in the place of those cited. */
function corrected(cited: readonly FactId[], facts: readonly Fact[]): readonly FactId[] {
  const by = new Map(
    facts.flatMap((fact) => (fact.supersedes === undefined ? [] : [[fact.supersedes, fact.id] as const])),
  )
  return cited.map((id) => by.get(id) ?? id)
}

function noteOn(changed: readonly DraftSentence[], { from, to, facts, guard }: Replacing): string | undefined {
  if (!/\d/.test(to)) return undefined
  const unborne = changed.some((sentence) => {
    const cited = facts.filter((fact) => sentence.facts.includes(fact.id))
    return guard(sentence.text, cited, { partial: true }).verdict === 'flag'
  })
  const ratio = changed.some(({ text }) => /[%％]|百分之/.test(text.replace(to, '')))
  const notes = [
    ...(unborne
      ? [`“${to}”是按您的要求改的，原素材写的是“${from}”；如素材有误，请把更正也发给我，其他部分才能一致。`]
      : []),
    ...(ratio ? ['同一句里还有比率，请一并核对是否需要改。'] : []),
  ]
  return notes.length === 0 ? undefined : notes.join('')
}
