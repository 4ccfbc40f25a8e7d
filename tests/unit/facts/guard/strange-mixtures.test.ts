import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFigureGuard } from '../../../../src/facts/guard/create-figure-guard.ts'
import { factsFromNotes } from '../../../../src/facts/guard/facts-from-notes.ts'
import { figureLexicon, figureReader } from '../../../helpers/figures.ts'

const guard = createFigureGuard({ figures: figureReader, lexicon: figureLexicon })
const judge = (notes: string, draft: string) => guard(draft, factsFromNotes([notes], figureReader))

interface Pair {
  readonly notes: string
  readonly draft: string
}

const pairs: readonly Pair[] = ['dev-b', 'dev-seventh'].flatMap((split) =>
  readFileSync(fileURLToPath(new URL(`../../../cases/guard/${split}.jsonl`, import.meta.url)), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Pair),
)

describe('the guard gives a verdict on whatever stands together', () => {
  test('a date behind a whole whose rest is spoken of is no part of it', () => {
    const notes = '欠23个人62万，当天付了40万，剩下的说3月底前付，3月20号付了'
    const draft = '涉及23人、62万元，当日支付40万元，余款22万元约定3月底前付清，并已于3月20日履行。'
    expect(judge(notes, draft).verdict).toBe('pass')
    expect(judge(notes, draft.replace('22万元', '32万元')).verdict).toBe('flag')
  })

  test('notes and drafts thrown together at random', () => {
    const some = fc.array(fc.constantFrom(...pairs), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(some, some, (told, written) => {
        const notes = told.map((pair) => pair.notes).join('\n')
        const draft = written.map((pair) => pair.draft).join('')
        expect(['pass', 'flag']).toContain(judge(notes, draft).verdict)
      }),
      { numRuns: 60 },
    )
  })
})
