import type { Command } from '../../../core/command.ts'
import type { MessageLabel } from '../../../core/knowledge/understanding-weights.ts'
import type { PartTools } from './in-parts.ts'
import { clausesOf } from './sentences.ts'

const ENOUGH = 0.85
const LONGEST = 60
/** What is wished together, in this order: 校对一遍没问题就导出, 退回上一版再短一点. */
const PAIRS: readonly string[] = [
  'check+export',
  'draft+export',
  'draft+check',
  'draft+status',
  'undo+revise',
  'undo+export',
  'revise+export',
  'revise+check',
  'sources+export',
]

/** The rules read one wish of a message that has another in its first or last clause: both, in order. */
export function withSecondWish(
  read: readonly Command[],
  body: string,
  { state, classify, build }: PartTools,
): readonly Command[] | undefined {
  const [only] = read
  if (only === undefined || read.length > 1 || body.length > LONGEST) return undefined
  const clauses = clausesOf(body).map(({ start, end }) => body.slice(start, end))
  const wish = (text: string | undefined, fits: (label: MessageLabel) => boolean) => {
    if (text === undefined || clauses.length < 2) return undefined
    const guess = classify(text, state)
    return fits(guess.label) && guess.probability >= ENOUGH ? build(guess.label, text, state) : undefined
  }
  const after = wish(clauses.at(-1), (label) => PAIRS.includes(`${only.command}+${label}`))
  if (after !== undefined) return [only, ...after]
  const before = wish(clauses[0], (label) => PAIRS.includes(`${label}+${only.command}`))
  return before === undefined ? undefined : [...before, only]
}
