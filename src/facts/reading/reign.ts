import type { Polarity } from '../../core/fact.ts'
import type { Theme } from '../../core/theme.ts'
import type { NoteLine } from './note-lines.ts'

/** What headings and lead-ins say of the lines below them. */
export interface Reign {
  readonly polarity?: Polarity
  readonly theme?: Theme
  /** The theme was named by a tag or a heading of its own: the words below it seldom know better. */
  readonly named?: boolean
  readonly context?: string
  /** The line lists parts of one total (分类 …): it is one statement whatever the parts are called. */
  readonly listing?: boolean
}

/** A line with what governs it. */
export interface Governed extends Reign {
  readonly line: NoteLine
  /** It only says how to write (「不足写两点」) and is kept for the figure in it. */
  readonly aside?: boolean
}
