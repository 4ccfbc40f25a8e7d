import type { Fact } from '../../core/fact.ts'
import { checkSentence } from './check-sentence.ts'
import { cleanSentence } from './clean-sentence.ts'
import { isFiller } from './filler.ts'
import { mendSentence } from './mend-sentence.ts'
import { type WritingPart, withoutOrdinal } from './parts.ts'
import { noteTold, putOut } from './put-out.ts'
import type { ModelEvent } from './read-sentences.ts'
import { overlap, rebind } from './rebind.ts'
import { takeUntold } from './take-untold.ts'
import { trimmed } from './trimmed.ts'
import type { Writing } from './writing.ts'

type SentenceEvent = Extract<ModelEvent, { kind: 'sentence' }>

/** Two sentences of one part that share so many pairs of characters say the same. */
const SAME = 0.75

/** Takes one sentence of the model: repairs, checks, has it mended or written by the embedded drafter; releases or drops it. */
export async function takeSentence(event: SentenceEvent, part: WritingPart, writing: Writing): Promise<void> {
  const clean = cleanSentence(writing.mask.reveal(event.text), writing.prose)
  if (clean.kind === 'drop') return
  const text = ownName(withoutOwnOrdinal(clean.text), writing)
  const facts = factsOf(event, text, part, writing)
  if (facts.length > 0) {
    const placeholder = clean.kind === 'placeholder' ? ['有没有填的空'] : []
    await takeTold({ text: trimmed(text, facts, part, writing), facts, placeholder }, part, writing)
  } else if (clean.kind === 'text') takeUntold(text, event, part, writing)
}

/** The house numbers: of a row whose sentences are checked one by one, one may be missing. A row inside one sentence stays. */
const withoutOwnOrdinal = (text: string): string => (/[，；。][二三]是/.test(text) ? text : withoutOrdinal(text))

/** 本镇, 我们, 我街道 of a model that forgot: the unit has one way to call itself. 基本镇… is another word. */
const ownName = (text: string, { brief }: Writing): string =>
  text.replace(/(?<![基根资样])[我本](?:镇|乡|街道|办事处)|我们(?:镇|乡|街道)?/g, brief.unit.selfName)

/** The facts cited that belong here, or those the words are surely about. */
function factsOf(event: SentenceEvent, text: string, part: WritingPart, writing: Writing): readonly Fact[] {
  const here = part.material.map(({ fact }) => fact)
  const cited = here.filter((fact) => event.facts.includes(fact.id))
  if (cited.length > 0 || event.suggestion || event.formula) return cited
  const open = here.filter((fact) => !writing.told.has(`${part.n}/${fact.id}`))
  return rebind({ text, facts: open, guard: writing.guard })
}

interface ToldSentence {
  readonly text: string
  readonly facts: readonly Fact[]
  readonly placeholder: readonly string[]
}

async function takeTold(
  { text, facts, placeholder }: ToldSentence,
  part: WritingPart,
  writing: Writing,
): Promise<void> {
  if (writing.release.has(text)) noteTold({ text, facts: facts.map(({ id }) => id) }, part, writing)
  if (isRepeated(text, facts, part, writing) || isFiller(text, facts, part, writing)) return
  const reasons = [...placeholder, ...checkSentence({ ...writing, text, facts })]
  if (reasons.length === 0) {
    writing.counts.byModel += 1
    release({ text, facts }, part, writing)
    return
  }
  const mended = await mendSentence({ text, facts, reasons }, part, writing)
  if (mended !== undefined) {
    writing.counts.repaired += 1
    writing.counts.byModel += 1
    release({ text: withoutOwnOrdinal(mended), facts }, part, writing)
  } else if (!writing.signal.aborted) writeInstead(facts, part, writing)
}

/** All told before, and nothing new in the words. */
function isRepeated(text: string, facts: readonly Fact[], part: WritingPart, writing: Writing): boolean {
  if (writing.release.has(text)) return true
  if (!facts.every((fact) => writing.told.has(`${part.n}/${fact.id}`))) return false
  const before = writing.release.of(part)
  return /\d/.test(text) || before.some((sentence) => overlap(sentence.text, text) > SAME) || before.length > 12
}

/** The embedded drafter's sentences for facts the model could not word; those that are told already stay out. */
export function writeInstead(facts: readonly Fact[], part: WritingPart, writing: Writing): void {
  const open = facts.filter((fact) => !writing.told.has(`${part.n}/${fact.id}`))
  for (const sentence of writing.embedded.writeSentences(open, writing.brief)) {
    if (writing.release.of(part).some(({ text }) => text.endsWith(sentence.text))) {
      noteTold(sentence, part, writing)
      continue
    }
    writing.counts.replaced += 1
    putOut(sentence, part, writing)
  }
}

function release({ text, facts }: { text: string; facts: readonly Fact[] }, part: WritingPart, writing: Writing): void {
  putOut({ text, facts: facts.map((fact) => fact.id), suggested: false }, part, writing)
}
