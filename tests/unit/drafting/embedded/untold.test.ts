import { expect, test } from 'vitest'
import { briefOf, embedded } from '../../../helpers/drafting-house.ts'
import { ledgerOf } from '../../../helpers/ledger.ts'

const unit = { fullName: '江州省临水县青石镇', name: '青石镇', level: '镇', selfName: '我镇' } as const

async function measures(notes: readonly string[]): Promise<string> {
  const brief = { ...briefOf({ unit, year: 2023, notes: [], forbidden: [] }, 'measures'), facts: ledgerOf(notes).facts }
  const { section } = await embedded.draft(brief, { signal: new AbortController().signal })
  return section.paragraphs.flatMap(({ sentences }) => sentences.map(({ text }) => text)).join('')
}

test('a figure beside words that no report may hold is told by the words right around it', async () => {
  const text = await measures(['大厅搬了新地方，宽敞，代办员帮老人家跑腿代办130多件，这个写进去'])
  expect(text).toContain('130余件')
  expect(text).not.toMatch(/跑腿|写进去/)
})

test('a deed that fills two breaths keeps each of its figures', async () => {
  const text = await measures(['上门上了六趟才说拢，最后一家给另一家赔了四千五百块钱医药费，两家人又坐一张桌子了'])
  expect(text).toContain('4500元')
  expect(text).toMatch(/6趟|6次/)
})
