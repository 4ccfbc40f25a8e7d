import type { Polarity } from '../../core/fact.ts'
import type { LedgerWords, Markers } from '../../core/knowledge/ledger-words.ts'

/** What the words of a clause themselves say of its polarity; undefined when they say nothing. */
export type PolarityReader = (clause: string) => Exclude<Polarity, 'achievement'> | undefined

/** Reads by the marker words of `config/ledger.yaml`. A reason outranks a plan, a plan a problem. */
export function createPolarityReader({ words }: { readonly words: LedgerWords }): PolarityReader {
  const { cause, plan, problem, other } = words.polarity
  const tests = [
    ['other', marked(other)],
    ['cause', marked(cause)],
    ['plan', marked(plan)],
    ['problem', marked(problem)],
  ] as const
  return (clause) => tests.find(([, test]) => test(clause))?.[0]
}

function marked({ any, except }: Markers): (clause: string) => boolean {
  const yes = new RegExp(any.join('|'), 'u')
  const no = except.length === 0 ? undefined : new RegExp(except.join('|'), 'u')
  return (clause) => yes.test(clause) && no?.test(clause) !== true
}
