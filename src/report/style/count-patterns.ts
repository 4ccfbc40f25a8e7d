import type { StyleSheet } from '../../core/knowledge/style-sheet.ts'
import { THEME_IDS, type Theme } from '../../core/theme.ts'
import { splitSentences } from '../../language/sentences.ts'
import type { Sample } from './parse-sample.ts'
import type { StyleParts } from './style-parts.ts'
import { tally } from './tally.ts'

/** So many words before a figure are looked at for its verb and its object. */
const WORDS_BEFORE = 6

/** For every figure of the achievements: verb, object and measure word, counted by theme. Words, never sentences. */
export function countPatterns(samples: readonly Sample[], parts: StyleParts): StyleSheet['themes'] {
  const measures = samples.flatMap((sample) => sample.sections.filter(({ id }) => id === 'measures'))
  const sentences = measures.flatMap((section) => splitSentences(section.parts.map(({ text }) => text).join('\n')))
  const found = sentences.map(({ text }) => ({ theme: parts.themeOf(text), patterns: patternsOf(text, parts) }))
  const of = (theme: Theme): readonly (typeof found)[number][] => found.filter((one) => one.theme === theme)
  return Object.fromEntries(
    THEME_IDS.filter((theme) => of(theme).length > 0).map((theme) => [
      theme,
      { paragraphs: of(theme).length, patterns: tally(of(theme).flatMap((one) => one.patterns)) },
    ]),
  )
}

function patternsOf(sentence: string, { figures, words }: StyleParts): readonly string[] {
  return figures.read(sentence).flatMap((figure) => {
    if (figure.kind === 'date' || figure.kind === 'ordinal') return []
    const clause = /[^，。；、（）]*$/.exec(sentence.slice(0, figure.span.start))?.[0] ?? ''
    const before = words.tag(clause).slice(-WORDS_BEFORE)
    const at = before.findLastIndex(({ tag, word }) => tag.startsWith('v') && tag !== 'vn' && word.length > 1)
    const object = before
      .slice(at + 1)
      .filter(({ tag }) => /^(?:n(?!s|r)|vn|l|i|an)/.test(tag))
      .map(({ word }) => word)
      .join('')
    if (object === '' && at < 0) return []
    return [`${before[at]?.word ?? '—'}｜${object === '' ? '—' : object}｜${figure.unit}`]
  })
}
