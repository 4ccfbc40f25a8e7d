import { firstPage, type Page } from './pages.ts'

export interface PageMemory {
  /** The first page of a stream's text, which only ever grows: equal length, equal text. */
  of(streamId: string, text: string): Page
}

const STREAMS_MAX = 2000

/** Remembers where the texts of the streams that are asked for were cut. Per process; losing it costs looking again. */
export function createPageMemory(maxBytes: number): PageMemory {
  const cuts = new Map<string, { readonly length: number; readonly end: number; readonly units: number }>()
  return {
    of(streamId, text) {
      const known = cuts.get(streamId)
      if (known?.length === text.length) return { text: text.slice(0, known.end), units: known.units }
      const page = firstPage(text, maxBytes)
      if (cuts.size >= STREAMS_MAX) cuts.clear()
      if (page.units < text.length)
        cuts.set(streamId, { length: text.length, end: page.text.length, units: page.units })
      return page
    },
  }
}
