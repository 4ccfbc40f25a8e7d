import type { Theme } from '../theme.ts'

/** What tells a theme: its Chinese title and the words that speak for it, with their weight (5 settles it, 1 hardly counts). */
export interface ThemeEntry {
  readonly id: Theme
  readonly title: string
  readonly words: ReadonlyMap<string, number>
}

/** All themes in the order of the report, from `config/themes.yaml`. */
export interface Themes {
  readonly entries: readonly ThemeEntry[]
  /** Words of what has no place in this report (集体经济, 旅游): kept in the ledger, not written. */
  readonly offTopic: readonly string[]
}
