import { expect } from 'vitest'
import type { Brief } from '../../src/core/brief.ts'
import type { DraftingResult, DraftProgress } from '../../src/core/drafter.ts'
import { embedded, guard, type TownCase } from './drafting-house.ts'

export const textOf = ({ section }: DraftingResult): string =>
  section.paragraphs.flatMap(({ sentences }) => sentences.map(({ text }) => text)).join('')

export const shownText = (progress: readonly DraftProgress[]): string =>
  progress.flatMap((one) => (one.kind === 'sentence' ? [one.sentence.text] : [])).join('')

const numerals = (text: string): readonly string[] => text.replaceAll(',', '').match(/\d+(?:\.\d+)?/g) ?? []

/** Written without the guard: every numeral of a sentence stands in a fact it cites, and no known wrong pairing is there. */
export function expectTruth(
  result: DraftingResult,
  progress: readonly DraftProgress[],
  town: TownCase,
  brief: Brief,
): void {
  for (const text of [textOf(result), shownText(progress)]) {
    expect(town.forbidden.filter((pairing) => text.includes(pairing))).toEqual([])
    expect(text).not.toMatch(/9999|999件|777|国家级|抱歉|我先|[Xx]{2}|\*\*|```/)
  }
  const facts = new Map(brief.facts.map((fact) => [fact.id, fact.claim]))
  for (const one of progress) {
    if (one.kind !== 'sentence') continue
    const claims = one.sentence.facts.map((id) => facts.get(id) ?? '').join('；')
    const allowed = new Set([
      ...numerals(claims),
      ...numerals(`${town.year} ${town.year + 1} 2021 2025 12 15`),
      '12000',
    ])
    if (claims.includes('4.15')) for (const digits of ['4', '15', '12']) allowed.add(digits)
    expect(
      numerals(one.sentence.text).filter((digits) => !allowed.has(digits)),
      one.sentence.text,
    ).toEqual([])
  }
}

/** Every figure that the embedded drafter tells of these facts is told here too. */
export async function expectNothingLost(result: DraftingResult, brief: Brief): Promise<void> {
  const plain = await embedded.draft(brief, { signal: new AbortController().signal })
  const cited = (one: DraftingResult): ReadonlySet<string> =>
    new Set(one.section.paragraphs.flatMap(({ sentences }) => sentences.flatMap(({ facts }) => facts)))
  const told = cited(plain)
  expect([...told].filter((id) => !cited(result).has(id))).toEqual([])
  const lost = (one: DraftingResult): readonly string[] =>
    guard(
      textOf(one),
      brief.facts.filter(({ id }) => told.has(id)),
    )
      .violations.filter(({ kind }) => kind === 'lost')
      .map(({ figure }) => figure)
  expect(lost(result)).toEqual(lost(plain))
}
