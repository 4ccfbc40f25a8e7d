/** A page of notes is shorter and has no numbered parts. */
const SHORTEST = 600
const PART = /^[ \t\u3000]*[一二三四五六七]、/gm
const TITLE_CHARS = 400

/** A finished report, not material for one: its title stands at the head and it is divided into numbered parts. */
export function looksLikeReport(text: string): boolean {
  const parts = text.match(PART)?.length ?? 0
  return text.length >= SHORTEST && parts >= 3 && /法治政府建设/.test(text.slice(0, TITLE_CHARS))
}
