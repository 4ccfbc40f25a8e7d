import type { Flow } from '../../../core/knowledge/drafting.ts'
import type { StageReader } from './stage.ts'

/** A statement before it becomes a sentence, with what keeps it at its place. */
export interface Placeable {
  readonly text: string
  /** The parts of a total just told. */
  readonly breakdown: boolean
  readonly office: string | undefined
  readonly noteId: string
  readonly date: string | undefined
}

/** Puts the statements of a theme into the order of a report; what leans on the one before it stays behind it. */
export type OrderTold = <T extends Placeable>(told: readonly T[]) => readonly T[]

export function createOrderTold(flow: Pick<Flow, 'leaning'>, stageOf: StageReader): OrderTold {
  const leaning = new RegExp(`^(?:${flow.leaning.join('|')})`, 'u')

  return (told) => {
    const blocks: (typeof told)[number][][] = []
    for (const one of told) {
      const last = blocks.at(-1)
      if (last !== undefined && leans(one, last.at(-1))) last.push(one)
      else blocks.push([one])
    }
    const placed = blocks.map((block) => ({ block, stage: block[0] === undefined ? 0 : stageOf(block[0].text) }))
    return placed
      .toSorted((a, b) => a.stage - b.stage || dateOrder(a.block[0], b.block[0]))
      .flatMap(({ block }) => block)
  }

  /** 其中…, 均…, and the parts of a total: nothing without what stands before them in the same note. */
  function leans(one: Placeable, before: Placeable | undefined): boolean {
    if (before === undefined) return false
    if (one.breakdown) return true
    return one.noteId === before.noteId && leaning.test(one.text)
  }
}

/** Only two dated statements have an order of their own. */
function dateOrder(one: Placeable | undefined, other: Placeable | undefined): number {
  if (one?.date === undefined || other?.date === undefined) return 0
  return one.date < other.date ? -1 : one.date > other.date ? 1 : 0
}
