import { z } from 'zod'

/** One text frame, as JSON. Acknowledgements have no command. developer.work.weixin.qq.com/document/path/101463 */
const Frame = z.looseObject({
  cmd: z.string().optional(),
  headers: z.looseObject({ req_id: z.string() }),
  body: z.unknown().optional(),
  errcode: z.number().optional(),
  errmsg: z.string().optional(),
})
export type Frame = z.infer<typeof Frame>

export type Command =
  | 'aibot_subscribe'
  | 'ping'
  | 'aibot_respond_msg'
  | 'aibot_respond_welcome_msg'
  | 'aibot_respond_update_msg'
  | 'aibot_send_msg'
  | 'aibot_upload_media_init'
  | 'aibot_upload_media_chunk'
  | 'aibot_upload_media_finish'

export function writeFrame(cmd: Command, reqId: string, body?: object): string {
  return JSON.stringify({ cmd, headers: { req_id: reqId }, ...(body !== undefined && { body }) })
}

/** Undefined for what is no frame. The platform sometimes sends control characters as they are, which JSON forbids. */
export function readFrame(text: string): Frame | undefined {
  try {
    return Frame.parse(JSON.parse(withoutControls(text)))
  } catch {
    return undefined
  }
}

const ESCAPED: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t' }

/** Line ends and tabs inside a string are kept, as JSON writes them; all other control characters are dropped. */
function withoutControls(text: string): string {
  if (!hasControl(text)) return text
  let kept = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    kept += sign < ' ' ? written(sign, quoted) : sign
    // What is escaped neither begins nor ends a string.
    if (quoted && sign === '\\') kept += text[++at] ?? ''
    else if (sign === '"') quoted = !quoted
  }
  return kept
}

function written(control: string, quoted: boolean): string {
  return quoted ? (ESCAPED[control] ?? '') : ''
}

function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) < 0x20) return true
  return false
}
