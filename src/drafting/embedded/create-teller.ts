import type { DraftSentence } from '../../core/draft.ts'
import type { Fact } from '../../core/fact.ts'
import type { Figure } from '../../core/figure.ts'
import type { FigureGuard } from '../../core/guard.ts'
import type { Phrases } from '../../core/knowledge/drafting.ts'
import { type Bundle, bundleFacts } from './bundle-facts.ts'
import type { FactWriter, WrittenFact } from './create-fact-writer.ts'
import type { Tidier } from './create-tidier.ts'
import { type Admit, joinShort } from './flow/join-short.ts'
import { createOrderTold, type Placeable } from './flow/order-told.ts'
import { rivalCounts } from './flow/rival-counts.ts'
import { createStageReader } from './flow/stage.ts'
import { createPlainTeller } from './plain-words.ts'

/** A sentence before its full stop is set; what stands before it may still be joined to it. */
export interface Teller {
  /** Every fact that can be told truly, in sentences that passed the guard, in the order told. */
  tell(facts: readonly Fact[], options?: TellOptions): readonly DraftSentence[]
  /** A sentence of these words, or undefined when the guard or the lexicon refuses it. */
  admit(text: string, facts: readonly Fact[]): DraftSentence | undefined
  /** The words of one fact without full stop, tidied and checked; empty when it says nothing. */
  words(fact: Fact): string
  /** These figures of a fact in the note's own words around them. */
  plainly(fact: Fact, figures: readonly Figure[]): readonly DraftSentence[]
}

export interface TellOptions {
  /** In the order of a paragraph: mechanisms first, results last; with `joined`, short ones made one sentence. */
  readonly order?: 'ordered' | 'joined'
}

/** 领导方面。 heads what others say. */
const SAYS_NOTHING = /^[^，。\d]{1,8}(?:方面|的话)。$/

/** A bundle in its words. */
interface ToldBundle extends Placeable {
  readonly bundle: Bundle
}

/** A claim longer than any statement is no notes of a cadre; it is left out and listed, not worked through. */
const LONGEST_CLAIM = 800

function isOneStatement({ claim }: Fact): boolean {
  return claim.length <= LONGEST_CLAIM
}

interface TellerParts {
  readonly writer: FactWriter
  readonly tidier: Tidier
  readonly guard: FigureGuard
  readonly phrases: Pick<Phrases, 'flow'>
}

export function createTeller({ writer, tidier, guard, phrases: { flow } }: TellerParts): Teller {
  const stageOf = createStageReader(flow)
  const orderTold = createOrderTold(flow, stageOf)
  const plainly = createPlainTeller({ writer, tidier, admit })
  return {
    tell,
    admit,
    plainly,
    words: (fact) => (isOneStatement(fact) ? (best(fact)?.text.replace(/。$/, '') ?? '') : ''),
  }

  function admit(text: string, facts: readonly Fact[]): DraftSentence | undefined {
    const sentence = ended(text)
    if (sentence === '' || SAYS_NOTHING.test(sentence) || tidier.leftover(sentence) !== undefined) return undefined
    if (guard(sentence, facts, { partial: true }).verdict === 'flag') return undefined
    return { text: sentence, facts: facts.map((fact) => fact.id), suggested: false }
  }

  function tell(facts: readonly Fact[], { order }: TellOptions = {}): readonly DraftSentence[] {
    const bundles = bundleFacts(facts.filter(isOneStatement))
    const units = unitsOf(bundles)
    const written = bundles.map((bundle, index) =>
      placeable(bundle, writer.write(bundle.merged, { unit: units[index] })),
    )
    const counts = written.map(({ office, bundle }) => ({ office, bundle, merged: bundle.merged }))
    const rivals = new Set([...rivalCounts(counts)].map(({ bundle }) => bundle))
    const ordered = order === undefined ? written : orderTold(written)
    const sentences = ordered.flatMap((one, index) => tellBundle(one, ordered[index - 1], rivals.has(one.bundle)))
    return order === 'joined' ? joinShort(sentences, { admit: admitIds(facts), stageOf }) : sentences
  }

  function admitIds(facts: readonly Fact[]): Admit {
    return (text, ids) =>
      admit(
        text,
        facts.filter(({ id }) => ids.includes(id)),
      )
  }

  function tellBundle(one: ToldBundle, before: ToldBundle | undefined, byOffice: boolean): readonly DraftSentence[] {
    const text = led(one, byOffice && one.office !== before?.office, before?.noteId === one.noteId)
    const sentence = admit(text, one.bundle.facts) ?? admit(one.text, one.bundle.facts)
    if (sentence !== undefined) return [sentence]
    return one.bundle.facts.flatMap((fact) => best(fact) ?? [])
  }

  /** From the best wording to the barest that is still true. */
  function best(fact: Fact): DraftSentence | undefined {
    const { text, clauses } = writer.write(fact)
    const ownUnits = (): string => writer.write(fact, { ownUnits: true }).text
    const sound = clauses.filter((clause) => tidier.leftover(clause) === undefined)
    const counted = fact.figures.filter(
      (figure) => figure.subject !== '' && figure.kind !== 'date' && !tidier.isRemark(fact.claim),
    )
    return (
      admit(text, [fact]) ??
      admit(ownUnits(), [fact]) ??
      (sound.length < clauses.length ? admit(sound.join('，'), [fact]) : undefined) ??
      admit(writer.plain(fact), [fact]) ??
      admit(counted.map((figure) => `${figure.subject}${figure.text}`).join('，'), [fact])
    )
  }
}

/** Whose count it is, where two offices counted; 其中 before the parts of a total just told. */
function led(one: Placeable, newOffice: boolean, sameNote: boolean): string {
  const office = newOffice && one.office !== undefined ? `据${one.office}统计，` : ''
  const parts = one.breakdown ? (sameNote ? '其中，' : '按类型分，') : ''
  return one.text === '' ? '' : office + parts + one.text
}

function placeable(bundle: Bundle, { text, breakdown, office }: WrittenFact): ToldBundle {
  const { figures, provenance } = bundle.merged
  const date = figures.find(({ kind, span }) => kind === 'date' && span.start === 0)?.value.replace(/^-+|^20\d\d-/, '')
  return { bundle, text, breakdown, office, noteId: provenance.noteId, date }
}

function ended(text: string): string {
  const clean = text.replace(/[，、；：\s]+$/, '').replace(/，{2,}/g, '，')
  return clean === '' || /[。！？]$/.test(clean) ? clean : `${clean}。`
}

/** What figures without a unit count in each bundle: the unit of the nearest total told before it in the same note. */
function unitsOf(bundles: readonly Bundle[]): readonly (string | undefined)[] {
  let last: { readonly noteId: string; readonly unit: string } | undefined
  return bundles.map(({ merged }) => {
    const { noteId } = merged.provenance
    const known = last?.noteId === noteId ? last.unit : undefined
    const unit = merged.figures.find((figure) => figure.kind === 'count' && figure.unit !== '')?.unit
    if (unit !== undefined) last = { noteId, unit }
    return unit ?? known
  })
}
