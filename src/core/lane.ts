/**
 * A lane is ordered work per id: mailbox, bell, commit. Written once; turns (messages of a conversation) and deliveries
 * (outbox entries of a conversation) are both lanes.
 */
export interface LaneItem<T> {
  readonly key: string
  readonly laneId: string
  readonly corp: string
  readonly body: T
}

export interface LaneHead<T> extends LaneItem<T> {
  /** How often its handling was started, this time included. */
  readonly attempts: number
}

export interface Mailbox<T> {
  /** One atomic step: not seen before → append. Seen keys live 7 days. */
  put(item: LaneItem<T>): Promise<'accepted' | 'duplicate'>
  /** The head, its attempts counted up; undefined when empty. */
  take(laneId: string, corp: string): Promise<LaneHead<T> | undefined>
  /** Gives up on the head: out of the mailbox, into a list a person can read and put back. */
  bury(head: LaneItem<T>, why: string): Promise<void>
}

export interface Bell {
  /** Says there is mail; cheap, repeatable. */
  ring(laneId: string, corp: string): Promise<void>
}
