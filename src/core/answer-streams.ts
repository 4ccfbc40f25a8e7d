/** One answer of one bot: to one message, known by its key. */
export interface AnswerPlace {
  readonly bot: string
  readonly key: string
}

/** An answer that was opened and not ended, for whoever holds the connection next. */
export interface OpenAnswer {
  readonly key: string
  /** What is needed to go on with it, opaque. */
  readonly address: string
}

/** The stream of a part. */
export interface PartStream {
  readonly stream: number
  /** The part has been delivered. */
  readonly done: boolean
  /** The answer's first part: its stream is the one that showed progress. */
  readonly first: boolean
}

/**
 * Which stream shows which part of an answer. An answer may take several streams, numbered from 0: one may run out of
 * time or hold too little. The number of a part is decided once and kept, so that a part brought twice fills the same
 * stream twice. Each method is one atomic step; kept for two days after the last change.
 */
export interface AnswerStreams {
  /** Remembers an answer in the making. */
  open(place: AnswerPlace, address: string): Promise<void>
  /** Its making is not shown any more: nothing is left to go on with. */
  close(place: AnswerPlace): Promise<void>
  openAnswers(bot: string): Promise<readonly OpenAnswer[]>
  /** The stream that shows progress now; undefined once a part has taken the last stream. */
  current(place: AnswerPlace): Promise<number | undefined>
  /** Progress goes on in the next stream; undefined as for `current`. */
  advance(place: AnswerPlace, from: number): Promise<number | undefined>
  assign(place: AnswerPlace, part: string): Promise<PartStream>
  /** The part's stream takes nothing any more: another one for it. */
  move(place: AnswerPlace, part: string, from: number): Promise<number>
  done(place: AnswerPlace, part: string): Promise<void>
}
