import { ZhibiError } from '../../core/errors.ts'
import { unreachable } from './errors.ts'

/** Reads a download to its end. Counts as it reads: a length somebody else states proves nothing. */
export async function readCapped(
  body: AsyncIterable<unknown> | Iterable<unknown>,
  { maxBytes, call }: { readonly maxBytes: number; readonly call: string },
): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of body) {
      size += (chunk as Uint8Array).length
      if (size > maxBytes) throw mediaRefused(`media is larger than ${maxBytes} bytes`)
      chunks.push(chunk as Uint8Array)
    }
  } catch (error) {
    throw error instanceof ZhibiError ? error : unreachable(call, error)
  }
  return Buffer.concat(chunks)
}

/** What was sent is not taken, and trying again would not change that. */
export function mediaRefused(why: string): ZhibiError {
  return new ZhibiError('wecom-media', why, { retryable: false })
}
