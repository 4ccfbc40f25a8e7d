import { hasSlot } from './slots.ts'

/** A piece of a note between its commas and spaces, figures as slots. */
export interface RawClause {
  readonly text: string
  /** What came after it in the note: a space may only separate the members of a list. */
  readonly endedBy: 'space' | 'comma' | 'stop' | 'end'
}

/** Words before a colon that only say what follows (调解：…, 司法所给的：…). */
export interface Labelled {
  readonly label: string
  readonly rest: string
}

const LABEL_MAX = 14
const STOPS = '。；;！!？?\n\r'
const COMMAS = '，,：:'

const COUNTED_LABEL = /^([\uE000-\uE3FF][^：，。\s]{1,8})[：:]\s*/u

export function takeLabel(text: string): Labelled {
  const counted = COUNTED_LABEL.exec(text)
  if (counted?.[1] !== undefined)
    return { label: '', rest: `建有${counted[1]}，分别为${text.slice(counted[0].length)}` }
  const at = text.search(/[：:]/)
  if (at < 0 || at > LABEL_MAX) return { label: '', rest: text }
  const label = text.slice(0, at).trim()
  if (hasSlot(label) || /[，。；、\s]/.test(label)) return { label: '', rest: text }
  return { label, rest: text.slice(at + 1).trim() }
}

/** Cuts at commas, stops and at spaces between Chinese; brackets stay whole. */
export function splitClauses(text: string): readonly RawClause[] {
  const clauses: RawClause[] = []
  let start = 0
  let depth = 0
  const close = (at: number, endedBy: RawClause['endedBy']): void => {
    const piece = text.slice(start, at).trim()
    if (piece !== '') clauses.push({ text: piece, endedBy })
    start = at + 1
  }
  for (let at = 0; at < text.length; at += 1) {
    depth = Math.max(0, depth + depthChange(text.charAt(at)))
    const end = depth > 0 ? undefined : endAt(text, at)
    if (end !== undefined) close(at, end)
  }
  close(text.length, 'end')
  return clauses.reduce<RawClause[]>(glued, [])
}

function depthChange(char: string): number {
  if ('（(《“「'.includes(char)) return 1
  return '）)》”」'.includes(char) ? -1 : 0
}

/** 「12345 的件119件」: what begins with 的, or is a figure alone, belongs to the words before the blank. */
function glued(clauses: RawClause[], next: RawClause): RawClause[] {
  const last = clauses.at(-1)
  if (last?.endedBy !== 'space' || !/^(?:的|[\uE000-\uE3FF]$)/.test(next.text)) return [...clauses, next]
  return [...clauses.slice(0, -1), { text: last.text + next.text, endedBy: next.endedBy }]
}

/** A space between Latin letters parts no clauses. */
function endAt(text: string, at: number): RawClause['endedBy'] | undefined {
  const char = text.charAt(at)
  if (STOPS.includes(char)) return 'stop'
  if (COMMAS.includes(char)) return 'comma'
  if (!/\s/.test(char)) return undefined
  const latin = /[A-Za-z0-9+]/
  return latin.test(text.charAt(at - 1)) && latin.test(text.charAt(at + 1)) ? undefined : 'space'
}
