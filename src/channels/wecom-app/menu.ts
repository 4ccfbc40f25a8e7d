import type { ChatMenu, MenuEntry, MenuItem } from '../../core/knowledge/chat-menu.ts'
import { toSayKey } from '../wecom/say-key.ts'
import type { WecomAppAccount } from './account.ts'
import type { WecomApi } from './api.ts'

export interface MenuOptions {
  readonly account: Pick<WecomAppAccount, 'agentId'>
  readonly api: WecomApi
  readonly signal: AbortSignal
}

/** Replaces the menu of the app. Members see it after they open the chat anew. developer.work.weixin.qq.com/document/path/90231 */
export async function createMenu({ account, api, signal }: MenuOptions, menu: ChatMenu): Promise<void> {
  const body = JSON.stringify({ button: menu.entries.map(toButton) })
  await api.call({ path: 'menu/create', query: { agentid: account.agentId }, body, signal })
}

/** Takes the menu away. */
export async function deleteMenu({ account, api, signal }: MenuOptions): Promise<void> {
  await api.call({ path: 'menu/delete', query: { agentid: account.agentId }, signal })
}

function toButton(entry: MenuEntry): object {
  return 'items' in entry ? { name: entry.name, sub_button: entry.items.map(toClick) } : toClick(entry)
}

function toClick({ name, say }: MenuItem): object {
  return { type: 'click', name, key: toSayKey(say) }
}
