import type { Command } from '../../../core/command.ts'
import { make } from '../build-commands.ts'
import type { PartTools } from './in-parts.ts'

const LEAD = /^([^：:\n]{2,24})(?:[：:]|——|\n)\s*([^\s][\s\S]{9,})$/u
const ENOUGH = 0.6
const HARDLY_NOTE = 0.2

/** 「修修病句：通过这次培训，使大家……」: a text behind words that ask for it to be polished. */
export function readPastedLead(body: string, { state, classify }: PartTools): readonly Command[] | undefined {
  const [, lead, text] = LEAD.exec(body) ?? []
  if (lead === undefined || text === undefined) return undefined
  const guess = classify(lead, state)
  const asked = guess.label === 'polish' && guess.probability >= ENOUGH && guess.note <= HARDLY_NOTE
  return asked && !/\d/u.test(lead) ? [make('polish', undefined, { text: text.trim() })] : undefined
}
