import type { Fact } from '../../src/core/fact.ts'

/** A fact for tests: the claim is its own note, figures as given. */
export function factOf(id: string, claim: string, rest: Partial<Fact> = {}): Fact {
  return {
    id,
    claim,
    polarity: 'achievement',
    figures: [],
    provenance: {
      noteId: 'n1',
      noteIndex: 1,
      quote: claim,
      span: { start: 0, end: claim.length },
      author: 'u1',
      at: 0,
    },
    ...rest,
  }
}
