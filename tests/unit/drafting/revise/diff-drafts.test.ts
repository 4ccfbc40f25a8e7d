import { describe, expect, test } from 'vitest'
import type { SectionDraft } from '../../../../src/core/draft.ts'
import { diffDrafts } from '../../../../src/drafting/revise/diff-drafts.ts'

const draft = (...paragraphs: readonly (readonly string[])[]): SectionDraft => ({
  id: 'measures',
  title: '成效',
  paragraphs: paragraphs.map((texts) => ({ sentences: texts.map((text) => ({ text, facts: [], suggested: false })) })),
})

describe('what changed, in Chinese', () => {
  test.each<readonly [string, SectionDraft, SectionDraft, string]>([
    ['nothing', draft(['甲乙丙。']), draft(['甲乙丙。']), '两稿文字相同。'],
    [
      'a number',
      draft(['调解成功284起，群众满意。', '开展宣传30余次。']),
      draft(['调解成功285起，群众满意。', '开展宣传30余次。']),
      '改动：“调解成功284起，群众满意。”→“调解成功285起，群众满意。”（284→285）',
    ],
    [
      'a sentence taken out',
      draft(['召开会议4次。', '开展宣传30余次。']),
      draft(['开展宣传30余次。']),
      '删去：“召开会议4次。”',
    ],
    [
      'a point moved into another, its number gone',
      draft(['一是人手不够。'], ['二是形式单一。'], ['三是审查不及时。', '原因是送审晚。']),
      draft(['一是人手不够。', '审查不及时。', '原因是送审晚。'], ['二是形式单一。']),
      '改动：“三是审查不及时。”→“审查不及时。”（去“三是”）\n移动：“二是形式单一。”',
    ],
    [
      'a sentence put in',
      draft(['召开会议4次。']),
      draft(['召开会议4次。'], ['发放资料8000份。']),
      '新增：“发放资料8000份。”',
    ],
    [
      'words put in',
      draft(['召开会议4次。']),
      draft(['全年召开会议4次。']),
      '改动：“召开会议4次。”→“全年召开会议4次。”（加“全年”）',
    ],
  ])('%s', (_name, before, after, words) => {
    expect(diffDrafts(before, after)).toBe(words)
  })

  test('long texts are quoted in part, many changes counted', () => {
    const before = draft(Array.from({ length: 40 }, (_, n) => `第${n}项工作${'长'.repeat(200)}。`))
    const lines = diffDrafts(before, draft([])).split('\n')
    expect(lines).toHaveLength(21)
    expect(lines.at(-1)).toBe('另有20处改动。')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(80)
  })
})
