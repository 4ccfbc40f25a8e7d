import type { Original } from './original.ts'

/** What a person sent, kept as it came. */
export interface Note {
  /** Unique in its report: n1, n2, … in order of arrival. */
  readonly id: string
  /** 1-based position, as people are told it: 第3条. */
  readonly index: number
  readonly text: string
  /** Platform's id and shown name of the writer. */
  readonly author: { readonly id: string; readonly name: string }
  /** Milliseconds since the epoch, by the platform's clock. */
  readonly at: number
  /** The idempotency key of the message it came in. */
  readonly messageKey: string
  /** Where the words were read from, when they were not typed. */
  readonly source?: NoteSource
}

/** A file by its name, or a picture or voice message that was put into words. */
export interface NoteSource {
  readonly kind: 'file' | 'picture' | 'voice'
  /** Of the file, without any path. */
  readonly name?: string
  /** Absent when it was not kept. */
  readonly original?: Original
}
