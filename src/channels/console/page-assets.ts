import { readFileSync } from 'node:fs'

/** The files of the chat page, read once. */
export function readPageAssets(): ReadonlyMap<string, { readonly type: string; readonly body: string }> {
  const read = (name: string, type: string) =>
    [name, { type, body: readFileSync(new URL(`./page/${name}`, import.meta.url), 'utf8') }] as const
  return new Map([
    read('index.html', 'text/html; charset=utf-8'),
    read('chat.css', 'text/css; charset=utf-8'),
    read('chat.js', 'text/javascript; charset=utf-8'),
  ])
}
