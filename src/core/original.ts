import type { Media } from './channel.ts'

/** What a note was read from, as it came (原件): this lives with the note, the bytes elsewhere. */
export interface Original {
  /** One arrival, one id: two people who send the same file have two originals, and each can have theirs deleted. */
  readonly id: string
  /** SHA-256 of the bytes, in hex. */
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  readonly contentType: string
  /** Milliseconds since the epoch; the bytes are deleted then. */
  readonly until: number
}

/** Keeps originals so that every process of the installation can read them. */
export interface OriginalStore {
  /**
   * Durable when it resolves; undefined when it could not be kept (no room, no place), which is no reason not to answer.
   * What no committed turn refers to within the grace is swept away again.
   */
  keep(corp: string, media: Media): Promise<Original | undefined>
  /** Undefined: deleted, over its time, damaged, or kept where this process cannot reach. */
  read(corp: string, original: Pick<Original, 'id' | 'sha256'>): Promise<Uint8Array | undefined>
  /** Deletes what a commit has let go of. Resolves to how many were deleted. */
  purge(corp: string): Promise<number>
  /** Purges, and deletes what is over its time or was never referred to, in all corporations. */
  sweep(): Promise<number>
  /** Reports that hold originals, for whoever lists them. */
  reports(): Promise<readonly { readonly corp: string; readonly reportId: string }[]>
}

/** Where the bytes lie. Ids are ours and safe in a path or key. */
export interface OriginalBytes {
  write(corp: string, id: string, bytes: Uint8Array): Promise<void>
  read(corp: string, id: string): Promise<Uint8Array | undefined>
  /** No error when it is not there. */
  remove(corp: string, id: string): Promise<void>
  /** Removes what is older than `before` (ms since the epoch) and not known: left by a crash or on another machine's disk. */
  removeUnknown(corp: string, known: ReadonlySet<string>, before: number): Promise<number>
}
