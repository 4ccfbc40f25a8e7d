import { z } from 'zod'
import type { ChatMenu } from '../core/knowledge/chat-menu.ts'
import { utf8Length } from '../language/utf8-length.ts'
import { readTable } from './read-table.ts'

/** The platform's bounds, in bytes. developer.work.weixin.qq.com/document/path/90231 */
const NAME_MAX = 16
const ITEM_NAME_MAX = 40
const SAY_MAX = 120

const text = (maxBytes: number): z.ZodString =>
  z
    .string()
    .trim()
    .min(1)
    .refine((value) => utf8Length(value) <= maxBytes, `不得超过 ${maxBytes} 字节（汉字每个 3 字节）`)

const item = z.strictObject({ name: text(ITEM_NAME_MAX), say: text(SAY_MAX) })
const entry = z.union([
  z.strictObject({ name: text(NAME_MAX), say: text(SAY_MAX) }),
  z.strictObject({ name: text(NAME_MAX), items: z.array(item).min(1).max(5) }),
])
const table = z.strictObject({ menu: z.array(entry).min(1).max(3) })

/** The chat menu, from `config/wecom-menu.yaml`. Throws a ZhibiError that names what is wrong in it. */
export function loadChatMenu(configDir: string): ChatMenu {
  return { entries: readTable(configDir, 'wecom-menu', table).menu }
}
