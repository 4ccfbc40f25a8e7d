import { describe, expect, test } from 'vitest'
import type { SectionDraft } from '../../../../src/core/draft.ts'
import { diffDrafts } from '../../../../src/drafting/revise/diff-drafts.ts'

const draft = (...paragraphs: readonly (readonly string[])[]): SectionDraft => ({
  id: 'measures',
  title: '成效',
  paragraphs: paragraphs.map((texts) => ({ sentences: texts.map((text) => ({ text, facts: [], suggested: false })) })),
})

const LONG =
  '2025年，青石镇坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，认真落实各项部署，'

describe('what changed, in Chinese', () => {
  test.each<readonly [string, SectionDraft, SectionDraft, string]>([
    ['nothing', draft(['甲乙丙。']), draft(['甲乙丙。']), '两稿文字相同。'],
    [
      'a number, in its context',
      draft(['全年开展排查活动12次，调解成功284起，群众满意。', '开展宣传30余次。']),
      draft(['全年开展排查活动12次，调解成功285起，群众满意。', '开展宣传30余次。']),
      '改动：“…活动12次，调解成功【284→285】起，群众满意。”',
    ],
    [
      'a sentence taken out',
      draft(['召开会议4次。', '开展宣传30余次。']),
      draft(['开展宣传30余次。']),
      '删去：“召开会议4次。”',
    ],
    [
      'a point with its cause moved to the front: one line, and new numbers are no change',
      draft(['一是人手不够。', '原因是编制少。'], ['二是形式单一。'], ['三是审查不及时。', '原因是送审晚。']),
      draft(['一是审查不及时。', '原因是送审晚。'], ['二是人手不够。', '原因是编制少。'], ['三是形式单一。']),
      '移动：“审查不及时。原因是送审晚。”',
    ],
    [
      'a point with its cause taken out: one line',
      draft(['一是人手不够。', '原因是编制少。'], ['二是形式单一。']),
      draft(['一是形式单一。']),
      '删去：“人手不够。原因是编制少。”',
    ],
    [
      'a sentence put in',
      draft(['召开会议4次。']),
      draft(['召开会议4次。'], ['发放资料8000份。']),
      '新增：“发放资料8000份。”',
    ],
    ['words put in', draft(['召开会议4次。']), draft(['全年召开会议4次。']), '改动：“【加：全年】召开会议4次。”'],
    [
      'a clause taken out of a sentence with a long beginning that stays',
      draft([`${LONG}围绕普法宣传等方面推进工作。`]),
      draft([`${LONG.slice(0, -1)}。`]),
      '改动：“…想，认真落实各项部署【删：，围绕普法宣传等方面推进工作】。”',
    ],
    [
      'another turn of time at the beginning',
      draft(['全年开展法治讲座7场，集体学法6次。']),
      draft(['2025年，开展法治讲座7场，集体学法6次。']),
      '改动：“【全年→2025年，】开展法治讲座7场，集…”',
    ],
    [
      'two points made one: what moved is moved, not gone and come',
      draft(['一是学法不够主动。'], ['二是审查人手不足。', '全镇只有3人。'], ['三是形式单一。年轻人不爱听。']),
      draft(['一是学法不够主动，形式单一。', '年轻人不爱听。'], ['二是审查人手不足。', '全镇只有3人。']),
      '改动：“学法不够主动【加：，形式单一】。”\n移动：“年轻人不爱听。”\n删去：“形式单一。”',
    ],
    [
      'a name taken off its point',
      draft(['二是合法性审查程序还不够完善。合法性审查人手不足，只有3人。']),
      draft(['二是合法性审查人手不足，只有3人。']),
      '删去：“合法性审查程序还不够完善。”',
    ],
  ])('%s', (_name, before, after, words) => {
    expect(diffDrafts(before, after)).toBe(words)
  })

  test('long texts are quoted in part, many changes counted', () => {
    const all = Array.from({ length: 80 }, (_, n) => `第${n}项工作${'长'.repeat(200)}。`)
    const lines = diffDrafts(draft(all), draft(all.filter((_text, n) => n % 2 === 0))).split('\n')
    expect(lines).toHaveLength(21)
    expect(lines.at(-1)).toBe('另有20处改动。')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(80)
  })
})
