import type { Themes } from '../../core/knowledge/themes.ts'
import type { Theme } from '../../core/theme.ts'
import { createWordMatcher } from './word-matcher.ts'

/** How much speaks for each theme; themes nothing speaks for are absent. */
export type ThemeScores = ReadonlyMap<Theme, number>

export interface ThemeScorer {
  score(text: string): ThemeScores
  /** True when the text is about what has no place in this report (集体经济, 旅游) and about nothing that has. */
  isOffTopic(text: string, scores: ThemeScores): boolean
}

/** Scores by the words of `config/themes.yaml`; a word counts once however often it stands there. */
export function createThemeScorer({ themes }: { readonly themes: Themes }): ThemeScorer {
  const match = createWordMatcher(
    themes.entries.flatMap(({ id, words }) => [...words].map(([word, weight]) => [word, { id, weight }] as const)),
  )
  const offTopic = createWordMatcher(themes.offTopic.map((word) => [word, true] as const))
  return {
    score: (text) => {
      const scores = new Map<Theme, number>()
      const seen = new Set<string>()
      for (const { word, values } of match(text)) {
        if (seen.has(word)) continue
        seen.add(word)
        for (const { id, weight } of values) scores.set(id, (scores.get(id) ?? 0) + weight)
      }
      return scores
    },
    isOffTopic: (text, scores) => strongest(scores).score < CLEAR && offTopic(text).length > 0,
  }
}

/** A score from here on tells the theme by itself. */
export const CLEAR = 3

/** Points for the theme a lead-in names. */
export const LED = 4

/** The theme most speaks for; of equals the one first met. Score 0 when there is none. */
export function strongest(scores: ThemeScores): { readonly theme?: Theme; readonly score: number } {
  let best: { theme?: Theme; score: number } = { score: 0 }
  for (const [theme, score] of scores) if (score > best.score) best = { theme, score }
  return best
}

export function addScores(left: ThemeScores, right: ThemeScores): ThemeScores {
  const sum = new Map(left)
  for (const [theme, score] of right) sum.set(theme, (sum.get(theme) ?? 0) + score)
  return sum
}
