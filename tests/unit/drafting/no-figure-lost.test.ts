import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftSections, readCaseFacts } from '../../../src/cli/eval/draft/draft-report.ts'
import { type DraftCase, readDraftCases } from '../../../src/cli/eval/draft/read-draft-cases.ts'
import type { Fact } from '../../../src/core/fact.ts'
import type { Figure } from '../../../src/core/figure.ts'
import { isStatement } from '../../../src/drafting/embedded/statements.ts'
import { unusedFacts } from '../../../src/report/unused-facts.ts'
import { colloquial, embedded, guard } from '../../helpers/drafting-house.ts'
import { figureReader } from '../../helpers/figures.ts'
import { factReader } from '../../helpers/ledger.ts'

const FOLDER = join(import.meta.dirname, '../../cases/draft')
const towns = (
  await Promise.all(readdirSync(FOLDER).map(async (split) => await readDraftCases(join(FOLDER, split))))
).flat()

const isCounted = ({ kind }: Figure): boolean => kind !== 'date' && kind !== 'ordinal'

/** 不足1：, 1推动…, 三点：, 一个是: marks and heads of lists; 二十一场哎不对: taken back at once; a nought of a table. */
const MARK =
  /(?:^|[\n。；;：:\s，,以行])(?:[一二两三四五六七八九\d]{1,2})(?:[个点条项]|一个)?(?:$|[、：:.．是工]|\p{Script=Han})/u
/** 三个。, 一个是, 四项工作: how many points follow. */
const HOW_MANY = /^(?:以下)?[一二三四五六](?:一?个|[点条件]|项(?:工作)?)$|^不足\d$/u
const TAKEN_BACK = /不对|错|不是|更正|改/u

function isExplained(figure: Figure, note: string): boolean {
  const { start, end } = figure.span
  const around = note.slice(Math.max(0, start - 1), end + 1)
  const small = Number(figure.value) < 10 && figure.text.trim().length <= 3
  const labelled = /(?:不足|问题|短板|原因|计划|打算|措施)之?$/u.test(note.slice(0, start).trimEnd())
  return (
    Number(figure.value) === 0 ||
    HOW_MANY.test(figure.text.trim()) ||
    (small && (labelled || MARK.test(around))) ||
    TAKEN_BACK.test(note.slice(Math.max(0, start - 12), end + 12))
  )
}

/** Counted figures of the notes that no fact has, list marks apart. */
function escaped({ notes, ...one }: DraftCase): readonly string[] {
  const facts = readCaseFacts({ ...one, notes }, factReader)
  return notes.flatMap((note, index) => {
    const left = facts
      .filter(({ provenance }) => provenance.noteIndex === index + 1)
      .flatMap(({ figures }) => figures.filter(isCounted).map(({ span: _, ...figure }) => figure.text.trim()))
    return figureReader.read(note).flatMap((figure) => {
      if (!isCounted(figure)) return []
      const at = left.indexOf(figure.text.trim())
      if (at >= 0) left.splice(at, 1)
      return at >= 0 || isExplained(figure, note)
        ? []
        : [`${one.id}: ${note.slice(figure.span.start - 6, figure.span.end + 6)}`]
    })
  })
}

/** 2024 beside a name, 老一套, 一根, 两口子, 两家 said again, 12.4那天: they count nothing that a report tells; 3月 dates. */
const COUNTS_NOTHING = /^(?:20\d\d|一\p{Script=Han}{0,2}|两[口家]|24年|[\d一二三四五六七八九十]{1,2}月|1?\d\.\d{1,2})$/u

/** Counted figures of the facts that the guard does not find in the sentences that tell them; talk about the writing apart. */
async function untold(one: DraftCase): Promise<readonly string[]> {
  const facts = readCaseFacts(one, factReader)
  const sections = await draftSections(one, facts, embedded)
  const sentences = sections.flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.sentences))
  const unused = new Set(unusedFacts(sections, facts, guard))
  const isTalk = ({ polarity, claim }: Fact): boolean =>
    polarity === 'other' || colloquial.remarks.some((remark) => claim.includes(remark))
  return facts
    .filter((fact) => unused.has(fact.id) && isStatement(fact) && !isTalk(fact))
    .flatMap((fact) => {
      const text = sentences.flatMap((sentence) => (sentence.facts.includes(fact.id) ? [sentence.text] : [])).join('')
      const lost = guard(text, [fact]).violations.filter(
        ({ kind, figure }) => kind === 'lost' && !COUNTS_NOTHING.test(figure.trim()),
      )
      return lost.map(({ figure }) => `${one.id}: ${figure} of ${fact.claim}`)
    })
}

test('every counted figure of every town is in some fact', () => {
  expect(towns.length).toBeGreaterThan(50)
  expect(towns.flatMap(escaped)).toEqual([])
})

test('every fact of every town that counts something is told in the draft', { timeout: 120_000 }, async () => {
  const left = await Promise.all(towns.map(untold))
  expect(left.flat()).toEqual([])
})

const lines = towns
  .flatMap(({ notes }) => notes.flatMap((note) => note.split('\n')))
  .filter((line) => !line.includes('\t'))

test('lines of all towns thrown together lose no figure, neither on the way to the facts nor to the draft', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...lines), { minLength: 4, maxLength: 24 }), async (picked) => {
      const one = { id: 'mixture', unit: '江州省临水县青石镇', year: 2023, notes: picked, figures: [] }
      expect(escaped(one)).toEqual([])
      expect(await untold(one)).toEqual([])
    }),
    { numRuns: 60, seed: 20231115 },
  )
})
