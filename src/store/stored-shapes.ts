import { z } from 'zod'
import { ZhibiError } from '../core/errors.ts'

/** Rises when a stored shape changes in a way that older code cannot read. */
export const STORED_VERSION = 1

/** What must be there for the code to go on; fields that newer code added pass through. */
export const conversationShape = z.looseObject({
  version: z.number(),
  id: z.string(),
  corp: z.string(),
  last: z.string(),
})

export const reportHeadShape = z.looseObject({
  version: z.number(),
  id: z.string(),
  corp: z.string(),
  variant: z.enum(['submission', 'public']),
  contributors: z.array(z.looseObject({ id: z.string(), name: z.string(), role: z.string() })),
  history: z.array(z.string()),
})

const shapes = {
  notes: z.looseObject({ id: z.string(), index: z.number(), text: z.string(), messageKey: z.string() }),
  facts: z.looseObject({
    id: z.string(),
    claim: z.string(),
    polarity: z.string(),
    figures: z.array(z.looseObject({ value: z.string(), unit: z.string(), text: z.string() })),
    provenance: z.looseObject({ noteId: z.string(), quote: z.string() }),
  }),
  questions: z.looseObject({ id: z.string(), kind: z.string(), text: z.string(), state: z.string() }),
  drafts: z.looseObject({
    section: z.looseObject({ id: z.string(), paragraphs: z.array(z.looseObject({ sentences: z.array(z.unknown()) })) }),
    revision: z.number(),
    engine: z.string(),
  }),
}

/** `notes` `facts` `questions` or `drafts.SECTION` */
export function itemShape(list: string): z.ZodType<object> {
  return shapes[(list.split('.')[0] ?? '') as keyof typeof shapes]
}

/** JSON out of the store → checked value. Throws `store-unreadable`, naming the place and never quoting what is there. */
export function readStored<T extends object>(text: string | undefined, shape: z.ZodType<T>, place: string): T {
  const result = shape.safeParse(parse(text))
  if (result.success) return result.data
  const where = result.error.issues.map((issue) => issue.path.join('.')).join(', ')
  throw new ZhibiError('store-unreadable', `${place} in Redis is not what this version writes: ${where}`, {
    retryable: false,
  })
}

/** A document written by newer code is left alone: another worker may be able to read it. */
export function assertVersion(version: number, place: string): void {
  if (version <= STORED_VERSION) return
  throw new ZhibiError('store-version', `${place} in Redis was written by a newer version (${version})`, {
    retryable: true,
  })
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return undefined
  }
}
