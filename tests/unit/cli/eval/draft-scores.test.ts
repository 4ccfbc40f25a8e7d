import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCaseFacts } from '../../../../src/cli/eval/draft/draft-report.ts'
import { lengthTable } from '../../../../src/cli/eval/draft/length-table.ts'
import { draftingParts } from '../../../../src/cli/eval/draft/parts.ts'
import { scoreLengths } from '../../../../src/cli/eval/draft/score-lengths.ts'
import { scoreThemes } from '../../../../src/cli/eval/draft/score-themes.ts'

const parts = draftingParts(join(import.meta.dirname, '../../../..'))
const town = {
  id: 'one',
  unit: '南川省平湖县石桥镇',
  year: 2024,
  notes: ['开展法治宣传12场，发放宣传资料3000份。', '调解纠纷56件，成功54件。', '明年打算：举办调解培训2期。'],
  figures: [],
}
const facts = readCaseFacts(town, parts.facts)

describe('the scores of eval draft', () => {
  it('count a labelled figure as placed right where its fact has that theme or section', () => {
    const label = (about: string, value: string, unit: string, theme: 'publicity' | 'disputes' | 'plan') =>
      ({ about, value, unit, approx: '', theme }) as const
    const labels = [
      label('宣传', '12', '场', 'publicity'),
      label('纠纷', '56', '件', 'publicity'),
      label('培训', '2', '期', 'plan'),
    ]
    const { themed, misthemed } = scoreThemes(labels, facts, parts.units)
    expect(themed).toBe(3)
    expect(misthemed).toEqual(['纠纷56件：disputes，应为publicity'])
  })

  it('measure three sections at three shares of their full length, and tell the misses', async () => {
    const scores = await scoreLengths(town, facts, parts.drafter)
    expect(scores.map(({ section, percent }) => `${section} ${String(percent)}`)).toHaveLength(9)
    const plan = scores.filter(({ section }) => section === 'plan')
    expect(plan.map(({ wished }) => wished)).toEqual(plan.map(({ wished }) => wished).toSorted((a, b) => b - a))
    expect(new Set(plan.map(({ written }) => written)).size).toBeGreaterThan(1)
    const table = lengthTable([
      { id: 'one', section: 'plan', percent: 50, wished: 100, written: 140, met: false },
      { id: 'two', section: 'plan', percent: 50, wished: 100, written: 105, met: true },
    ])
    expect(table).toContain('| 安排 | 1/2 | 1/2 |')
    expect(table.at(-1)).toBe('one 安排 50%：要100字，写了140字')
  })
})
