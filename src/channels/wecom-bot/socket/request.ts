import { z } from 'zod'
import { ZhibiError } from '../../../core/errors.ts'

/** What a worker asks of the process that holds the connection: to bring one part of one reply. */
export const PartRequest = z.object({
  /** Key of the message it answers. */
  answers: z.string(),
  /** Equal however often it is asked. */
  part: z.string(),
  to: z.object({ to: z.string(), extra: z.record(z.string(), z.string()).optional() }),
  content: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.literal('card'), card: z.record(z.string(), z.unknown()), inWords: z.string() }),
    z.object({ kind: z.literal('file'), name: z.string(), bytes: z.string() }),
  ]),
})
export type PartRequest = z.infer<typeof PartRequest>

const Verdict = z.object({
  code: z.string().optional(),
  message: z.string().optional(),
  retryable: z.boolean().optional(),
  retryAfterMs: z.number().optional(),
})

/** Runs it and says how it went, as text for the relay. */
export async function toVerdict(work: () => Promise<void>): Promise<string> {
  try {
    await work()
    return '{}'
  } catch (error) {
    if (!(error instanceof ZhibiError)) {
      return JSON.stringify({ code: 'wecom-bot-failed', message: nameOf(error), retryable: true })
    }
    const { code, message, retryable, retryAfterMs } = error
    return JSON.stringify({ code, message, retryable, retryAfterMs })
  }
}

/** Throws what the other side threw. */
export function readVerdict(text: string): void {
  const { code, message = '', retryable = true, retryAfterMs } = Verdict.parse(JSON.parse(text))
  if (code === undefined) return
  throw new ZhibiError(code, message, { retryable, ...(retryAfterMs !== undefined && { retryAfterMs }) })
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
