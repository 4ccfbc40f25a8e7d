/** One streamed answer: to one message, known by one key. */
export interface StreamPlace {
  readonly corp: string
  readonly key: string
}

export interface StreamPart {
  /** Equal however often the part is brought. */
  readonly key: string
  readonly text: string
}

export interface StreamRecord {
  /** Milliseconds since the epoch. */
  readonly openedAt: number
  /** After this nothing new can be shown in the stream, ms since the epoch. */
  readonly windowEndsAt: number
  readonly parts: readonly StreamPart[]
  /** Every part of the answer is there. */
  readonly complete: boolean
  /** How many of the parts were in the last snapshot that was shown. */
  readonly shownParts: number
  /** The last snapshot, with its end mark, was shown. */
  readonly ended: boolean
  /** The stream ended before the answer was complete: what was shown last stays, the rest takes another way. */
  readonly cutOff: boolean
  /** UTF-16 units of the whole text that went out by other ways than the stream, counted from its start. */
  readonly sentUnits: number
  /** When somebody last asked for the stream, to about `noteEveryMs`; absent: never. */
  readonly askedAt?: number
}

export interface StreamOpening {
  readonly openedAt: number
  readonly windowEndsAt: number
}

export interface StreamAppend extends StreamOpening {
  readonly part: StreamPart
  /** The last part of the answer. */
  readonly last: boolean
  /** Chat whose parked texts come first in this answer. */
  readonly parkedOf?: string
}

export interface StreamAsked {
  readonly now: number
  readonly handoverMs: number
  /** That somebody asked is noted no more often than this: a write is dear where Redis syncs every one. */
  readonly noteEveryMs: number
}

export interface OneUse {
  /** Key of the part. */
  readonly by: string
  readonly sentUnits: number
}

/**
 * The state of streamed answers, durable and shared by all processes; each method is one atomic step. Kept for a day
 * after the last change: longer than any window and any reply address lives.
 */
export interface StreamBook {
  /** Makes the record unless it is there. */
  open(place: StreamPlace, opening: StreamOpening): Promise<void>
  read(place: StreamPlace): Promise<StreamRecord | undefined>
  /** Adds a part once, making the record if need be. Undefined: the answer was complete without it. */
  append(place: StreamPlace, append: StreamAppend): Promise<StreamRecord | undefined>
  /**
   * Reads for showing, and marks all of it as shown: with the end mark when the answer is complete, or when less than
   * `handoverMs` are left of the window. An ended stream does not change any more. Undefined: no such stream.
   */
  show(place: StreamPlace, at: StreamAsked): Promise<StreamRecord | undefined>
  /** Over, whether or not the end was shown: what was shown last stays. */
  cutOff(place: StreamPlace): Promise<StreamRecord | undefined>
  /**
   * Takes the one use of the reply address before it is used, for the text up to `sentUnits`. `yours`: taken before by the
   * same part, which then ended without a word; `gone`: by another, or it was refused.
   */
  takeOneUse(place: StreamPlace, use: OneUse): Promise<'taken' | 'yours' | 'gone'>
  /** The address was refused: nothing went out by it, the text is sent up to `sentUnits` only. */
  refuseOneUse(place: StreamPlace, sentUnits: number): Promise<void>
  /** Keeps a text until the chat's next answer, once per place. */
  park(
    place: StreamPlace,
    parked: { readonly chat: string; readonly text: string; readonly sentUnits: number },
  ): Promise<void>
}

/** The answer so far, parts parted by a blank line. */
export function streamText(parts: readonly StreamPart[]): string {
  return parts.map(({ text }) => text).join('\n\n')
}
