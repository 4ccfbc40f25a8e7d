import type { FigureReader } from '../../core/figure-reader.ts'
import type { Theme } from '../../core/theme.ts'
import type { Words } from '../../language/words.ts'

/** What the samples are read with. */
export interface StyleParts {
  readonly words: Words
  readonly figures: FigureReader
  readonly themeOf: (text: string) => Theme | undefined
}
