import { z } from 'zod'

/** What it takes to fetch a medium: its link lives 5 minutes, its key comes along over the long connection only. */
export interface MediaTicket {
  readonly kind: 'image' | 'file' | 'video'
  readonly url: string
  readonly aesKey?: string
}

const Ticket = z.object({ kind: z.enum(['image', 'file', 'video']), url: z.string(), aesKey: z.string().optional() })
const PREFIX = 'aibot:'

/** Opaque to all but the media source. */
export function toMediaId({ kind, url, aesKey }: MediaTicket): string {
  const ticket = { kind, url, ...(aesKey !== undefined && { aesKey }) }
  return PREFIX + Buffer.from(JSON.stringify(ticket)).toString('base64url')
}

/** Undefined for what is not one of ours. */
export function readMediaId(mediaId: string): MediaTicket | undefined {
  if (!mediaId.startsWith(PREFIX)) return undefined
  try {
    const { aesKey, ...ticket } = Ticket.parse(
      JSON.parse(Buffer.from(mediaId.slice(PREFIX.length), 'base64url').toString()),
    )
    return { ...ticket, ...(aesKey !== undefined && { aesKey }) }
  } catch {
    return undefined
  }
}
