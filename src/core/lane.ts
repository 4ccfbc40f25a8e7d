import type { OutboxEntry } from './reply.ts'

/**
 * A lane is ordered work per id: mailbox, bell, commit. Written once; turns (messages of a conversation) and deliveries
 * (outbox entries of a conversation) are both lanes.
 */
export interface Lane {
  readonly corp: string
  readonly laneId: string
}

export interface LaneItem<T> extends Lane {
  /** Equal for all redeliveries of one thing. */
  readonly key: string
  readonly body: T
}

export interface LaneHead<T> extends LaneItem<T> {
  /** How often it was tried, this time included; waiting that the other side asked for does not count. */
  readonly attempts: number
  /** How often it had to wait because the other side asked for it. */
  readonly waits: number
  /** Rises with each taking: tells a late worker from the one that took over. */
  readonly fence: number
  /** Steps (parts of a reply) that are done and must not be done again. */
  readonly done: number
  /** Not to be handled before this time, ms since the epoch. In the future: not counted as an attempt. */
  readonly dueAt: number
}

/** `stale`: another worker has taken the head over, or it is gone. */
export interface Mailbox<T> {
  /** One atomic step: not seen before → append. Seen keys live 7 days. */
  put(item: LaneItem<T>): Promise<'accepted' | 'duplicate'>
  /** The head, its attempts counted up if it is due; undefined when empty. It stays in the mailbox. */
  take(lane: Lane): Promise<LaneHead<T> | undefined>
  /** Remembers how far the head got, or when to try it again. */
  mark(head: LaneHead<T>, mark: HeadMark): Promise<'marked' | 'stale'>
  /** The head is done with. */
  remove(head: LaneItem<T>): Promise<'removed' | 'stale'>
  /** One atomic step: gives up on the head, keeps it for a person, puts the replies that say so into the outbox. */
  bury(head: LaneHead<T>, burial: Burial): Promise<'buried' | 'stale'>
}

export interface HeadMark {
  readonly done?: number
  readonly dueAt?: number
  /** True when this taking was a wait that was asked for, not a failed attempt. */
  readonly waited?: boolean
}

export interface Burial {
  /** Code or name of the last error; never message text. */
  readonly why: string
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly replies?: readonly OutboxEntry[]
}

export interface BuriedItem<T> extends LaneItem<T> {
  readonly why: string
  readonly at: number
  readonly attempts: number
}

/** What was given up on, for a person to read and put back. */
export interface BuriedList<T> {
  list(corp: string): Promise<readonly BuriedItem<T>[]>
  /** Back to the end of its mailbox. The caller rings the bell of the lane that is returned; undefined: not there. */
  putBack(corp: string, key: string): Promise<Lane | undefined>
}

export interface LaneIndex {
  lanesWithMail(): Promise<readonly Lane[]>
}

export interface Bell {
  /** Says there is mail; cheap, repeatable. */
  ring(lane: Lane): Promise<void>
}

/**
 * What a worker does when the bell of a lane rings. Never two at a time for one lane. `againAt`: the head is not due
 * before (ms since the epoch), ring again then.
 */
export type AnswerBell = (lane: Lane, worker: WorkerSignals) => Promise<{ readonly againAt: number } | undefined>

/** How a worker says goodbye. */
export interface WorkerSignals {
  /** Finish what is in hand, take nothing new. */
  readonly closing: AbortSignal
  /** Time is up: leave what is in hand to another worker. */
  readonly leaving: AbortSignal
}
