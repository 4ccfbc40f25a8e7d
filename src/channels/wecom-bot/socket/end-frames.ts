/** Whether this platform acknowledges end frames: the reports contradict each other, so it is learnt. */
export interface EndFrames {
  areSilent(): boolean
  /** How the sending of one went, its copy included. */
  note(kind: 'acked' | 'missing' | 'lost'): void
}

/** So many in a row without an acknowledgement; one that comes proves the contrary. */
const ENOUGH = 2

export function createEndFrames(): EndFrames {
  let missing = 0
  return {
    areSilent: () => missing >= ENOUGH,
    note: (kind) => {
      if (kind === 'acked') missing = 0
      else if (kind === 'missing') missing += 1
    },
  }
}
