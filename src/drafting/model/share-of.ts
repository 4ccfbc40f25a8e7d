/** Characters that say nothing of what a clause is about. */
const COMMON = /[的了和与及等在对是有为并中将]/g

/** Share of the clause's own characters, common ones left out, that stand in the ground. */
export function shareOf(clause: string, ground: string): number {
  const there = new Set(Array.from(ground.replace(COMMON, '')))
  const own = Array.from(clause.replace(/[^\u3400-\u9fff]/g, '').replace(COMMON, ''))
  return own.length === 0 ? 1 : own.filter((char) => there.has(char)).length / own.length
}
