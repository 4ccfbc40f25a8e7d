import { z } from 'zod'
import { Refusal } from '../../wecom/refusal.ts'

const Envelope = z.looseObject({ encrypt: z.string().min(1) })

/** `{"encrypt":"…"}`; anything else, plain messages above all, is refused. */
export function readEnvelope(body: string): string {
  try {
    return Envelope.parse(JSON.parse(body)).encrypt
  } catch {
    throw new Refusal('envelope')
  }
}
