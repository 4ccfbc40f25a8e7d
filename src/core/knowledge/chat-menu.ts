/** The menu under a chat window: pressing an entry says its words. */
export interface ChatMenu {
  readonly entries: readonly MenuEntry[]
}

/** Says its words, or opens its items. */
export type MenuEntry = MenuItem | { readonly name: string; readonly items: readonly MenuItem[] }

export interface MenuItem {
  readonly name: string
  readonly say: string
}
