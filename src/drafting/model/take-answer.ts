import type { FactId } from '../../core/fact.ts'
import type { Assignment } from './batches.ts'
import { closePart } from './close-part.ts'
import type { WritingPart } from './parts.ts'
import { type ModelEvent, readSentences } from './read-sentences.ts'
import { takeSentence } from './take-sentence.ts'
import type { Writing } from './writing.ts'

type SentenceEvent = Extract<ModelEvent, { kind: 'sentence' }>

/**
 * Takes a model's answer to one request. Parts come out in their order: going on to a part closes those before it; a
 * sentence whose facts belong to a later part waits for it.
 */
export async function takeAnswer(
  pieces: AsyncIterable<string>,
  assignments: readonly Assignment[],
  writing: Writing,
): Promise<void> {
  const parts = assignments.map(({ part }) => part)
  const waiting = new Map<number, SentenceEvent[]>()
  let current = parts[0]
  let marked = false
  let last = current
  for await (const event of readSentences(pieces)) {
    if (writing.signal.aborted) return
    if (event.kind === 'part') {
      marked = true
      current = await goOn({ parts, from: current, to: event.n, waiting }, writing)
      last = current
    } else if (event.kind === 'sentence' && current !== undefined) {
      const owner = ownerOf(event.facts, { current, last, parts })
      last = owner
      if (owner.n > current.n && marked) waiting.set(owner.n, [...(waiting.get(owner.n) ?? []), event])
      else if (owner.n > current.n) {
        current = await goOn({ parts, from: current, to: owner.n, waiting }, writing)
        await takeSentence(event, owner, writing)
      } else await takeSentence(event, owner, writing)
    }
  }
}

interface Step {
  readonly parts: readonly WritingPart[]
  readonly from: WritingPart | undefined
  readonly to: number
  readonly waiting: Map<number, SentenceEvent[]>
}

/** Closes the parts before the one to go to, and takes what was waiting for it. Backwards and nowhere: stays. */
async function goOn({ parts, from, to, waiting }: Step, writing: Writing): Promise<WritingPart | undefined> {
  const next = parts.find((part) => part.n === to)
  if (next === undefined || (from !== undefined && next.n < from.n)) return from
  for (const part of parts.filter((one) => one.n < to)) closePart(part, writing)
  for (const event of waiting.get(to) ?? []) await takeSentence(event, next, writing)
  waiting.delete(to)
  return next
}

interface Place {
  readonly current: WritingPart
  /** Where the sentence before belonged. */
  readonly last: WritingPart | undefined
  readonly parts: readonly WritingPart[]
}

/**
 * The part most of the cited facts belong to; the current one when it is as good as any. A sentence without facts goes
 * with the one before it, though that waits for a later part.
 */
function ownerOf(facts: readonly FactId[], { current, last, parts }: Place): WritingPart {
  if (facts.length === 0) return last !== undefined && last.n > current.n ? last : current
  const count = (part: WritingPart): number => part.material.filter(({ fact }) => facts.includes(fact.id)).length
  return parts.reduce((best, part) => (count(part) > count(best) ? part : best), current)
}
