import type { Media } from './channel.ts'

/** Reads a picture of a notebook page, a form or a table. */
export interface PictureReader {
  /**
   * What stands in it, a line a line, table cells divided by 、 or tabs; empty when there are no words in it. Nothing is
   * added and nothing is taken for sure: figures are read back to the cadre before they count. Throws a ZhibiError with
   * its verdict (`model-…`).
   */
  read(picture: Media, options: { readonly signal: AbortSignal }): Promise<string>
}
