import type { DraftSentence } from '../../core/draft.ts'
import type { Fact } from '../../core/fact.ts'
import type { FigureGuard } from '../../core/guard.ts'
import { type Bundle, bundleFacts } from './bundle-facts.ts'
import type { FactWriter, WrittenFact } from './create-fact-writer.ts'
import type { Tidier } from './create-tidier.ts'

/** A sentence before its full stop is set; what stands before it may still be joined to it. */
export interface Teller {
  /** Every fact that can be told truly, in sentences that passed the guard, in the order told. */
  tell(facts: readonly Fact[]): readonly DraftSentence[]
  /** A sentence of these words, or undefined when the guard or the lexicon refuses it. */
  admit(text: string, facts: readonly Fact[]): DraftSentence | undefined
  /** The words of one fact without full stop, tidied and checked; empty when it says nothing. */
  words(fact: Fact): string
}

/** A claim longer than any statement is no notes of a cadre; it is left out and listed, not worked through. */
const LONGEST_CLAIM = 800

function isOneStatement({ claim }: Fact): boolean {
  return claim.length <= LONGEST_CLAIM
}

export function createTeller(given: {
  readonly writer: FactWriter
  readonly tidier: Tidier
  readonly guard: FigureGuard
}): Teller {
  const { writer, tidier, guard } = given
  return { tell, admit, words: (fact) => (isOneStatement(fact) ? (best(fact)?.text.replace(/。$/, '') ?? '') : '') }

  function admit(text: string, facts: readonly Fact[]): DraftSentence | undefined {
    const sentence = ended(text)
    if (sentence === '' || tidier.leftover(sentence) !== undefined) return undefined
    if (guard(sentence, facts, { partial: true }).verdict === 'flag') return undefined
    return { text: sentence, facts: facts.map((fact) => fact.id), suggested: false }
  }

  function tell(facts: readonly Fact[]): readonly DraftSentence[] {
    const bundles = bundleFacts(facts.filter(isOneStatement))
    const units = unitsOf(bundles)
    const written = bundles.map((bundle, index) => writer.write(bundle.merged, { unit: units[index] }))
    const offices = new Set(written.flatMap((one) => one.office ?? []))
    return bundles.flatMap((bundle, index) => tellBundle(bundle, written, { index, byOffice: offices.size > 1 }))
  }

  function tellBundle(
    bundle: Bundle,
    written: readonly WrittenFact[],
    { index, byOffice }: { readonly index: number; readonly byOffice: boolean },
  ): readonly DraftSentence[] {
    const one = written[index]
    const before = written[index - 1]
    if (one === undefined) return []
    const text = led(
      one,
      byOffice && one.office !== before?.office,
      before?.fact.provenance.noteId === one.fact.provenance.noteId,
    )
    const sentence = admit(text, bundle.facts) ?? admit(one.text, bundle.facts)
    if (sentence !== undefined) return [sentence]
    return bundle.facts.flatMap((fact) => best(fact) ?? [])
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
function led(one: WrittenFact, newOffice: boolean, sameNote: boolean): string {
  const office = newOffice && one.office !== undefined ? `据${one.office}统计，` : ''
  const parts = one.breakdown ? (sameNote ? '其中，' : '按类型分，') : ''
  return one.text === '' ? '' : office + parts + one.text
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
