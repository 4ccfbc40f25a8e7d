import type { Material, WritingPart } from './parts.ts'

/** What one request asks for: parts, each with the material to be worded now. */
export interface Assignment {
  readonly part: WritingPart
  readonly material: readonly Material[]
}

/**
 * Groups parts into requests of so many characters of facts. A part that is larger alone is asked for in pieces, each in a
 * request of its own.
 */
export function batchesOf(parts: readonly WritingPart[], factChars: number): readonly (readonly Assignment[])[] {
  const batches: Assignment[][] = []
  let room = 0
  for (const assignment of parts.flatMap((part) => pieces(part, factChars))) {
    const size = sizeOf(assignment.material)
    const last = batches.at(-1)
    if (last === undefined || size > room || last.at(-1)?.part === assignment.part) {
      batches.push([assignment])
      room = factChars - size
    } else {
      last.push(assignment)
      room -= size
    }
  }
  return batches
}

function pieces(part: WritingPart, factChars: number): readonly Assignment[] {
  const groups: Material[][] = [[]]
  for (const one of part.material) {
    const last = groups.at(-1) ?? []
    if (last.length > 0 && sizeOf([...last, one]) > factChars) groups.push([one])
    else last.push(one)
  }
  return groups.map((material) => ({ part, material }))
}

const sizeOf = (material: readonly Material[]): number =>
  material.reduce((sum, { fact, claim }) => sum + claim.length + (fact.context?.length ?? 0), 0)
