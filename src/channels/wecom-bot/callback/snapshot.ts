import { type StreamRecord, streamText } from '../../../core/stream-book.ts'
import type { Page } from './pages.ts'
import { words } from './words.ts'

export interface Snapshot {
  readonly content: string
  readonly finish: boolean
}

/** What a poll is told: a whole picture that replaces the last one. The end always comes with visible text. */
export function snapshotOf(record: StreamRecord, progress: string | undefined, page: (text: string) => Page): Snapshot {
  const finish = record.ended || record.cutOff
  const said = streamText(record.parts.slice(0, record.shownParts))
  const text = said.trim() === '' && !finish ? (progress ?? '') : said
  const shown = page(text)
  return { content: harmless(withNote(shown.text, noteOf(record, shown.units < text.length), finish)), finish }
}

function noteOf({ cutOff, ended, shownParts, parts, complete }: StreamRecord, more: boolean): string {
  if (cutOff && !(complete && shownParts === parts.length && !more)) return words.later
  return ended && more ? words.followed : ''
}

function withNote(text: string, note: string, finish: boolean): string {
  const visible = [text.trimEnd(), note].filter((one) => one.trim() !== '').join('\n\n')
  return visible === '' ? (finish ? words.done : words.working) : visible
}

/** The client folds `<think>` away as a thought; a text that quotes it means the sign. */
function harmless(text: string): string {
  return text.replace(/<(?=\/?think\b)/gi, '＜').toWellFormed()
}
