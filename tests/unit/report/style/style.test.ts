import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createWords } from '../../../../src/language/words.ts'
import { readStyle } from '../../../../src/prompts/read-style.ts'
import { buildStyle } from '../../../../src/report/style/build-style.ts'
import { cleanResidue } from '../../../../src/report/style/clean-residue.ts'
import { parseSample } from '../../../../src/report/style/parse-sample.ts'
import { parts, root } from '../../../helpers/embedded-parts.ts'

const SAMPLE = `青坪镇2023 年度报告
2023年，我镇推进法治建设。现将情况报告如下：
一、主要举措和成效
（一）强化学习，提升能力。组织学习培训6次，发放[bookmark: _GoBack]宣传资料300余份，利用党建公园、老年活动中心等各类阵地
继续开展宣传活动8次。
— 2 —
二、存在的不足和原因
一是形式单一。
三、下一步打算
一是丰富形式。
青坪镇人民政府
2023年12月20日`

test('residue of a conversion goes: bookmarks, gaps, page numbers, paragraphs cut in two', () => {
  const text = cleanResidue(SAMPLE).join('\n')
  expect(text).toContain('青坪镇2023年度报告')
  expect(text).toContain('各类阵地继续开展宣传活动8次。')
  expect(text).not.toMatch(/bookmark|— 2 —/)
})

describe('a sample taken apart', () => {
  test('has its title, sections, headings and 落款', () => {
    const sample = parseSample(SAMPLE)
    expect(sample.title).toEqual(['青坪镇2023年度报告'])
    expect(sample.sections.map((one) => one.id)).toEqual(['opening', 'measures', 'shortcomings', 'plan'])
    expect(sample.sections[1]?.parts[0]?.heading).toBe('强化学习，提升能力')
    expect(sample.dated).toBe(true)
  })

  test('gives statistics and patterns but no sentence', () => {
    const style = buildStyle([SAMPLE], { words: createWords(), figures: parts.reader, themeOf: () => 'learning' })
    expect(style.outlines).toEqual({ 'opening → measures → shortcomings → plan': 1 })
    expect(Object.keys(style.themes.learning?.patterns ?? {}).join(' ')).toContain('发放｜宣传资料｜份')
    expect(JSON.stringify(style)).not.toMatch(/我镇推进法治建设|形式单一/)
  })
})

test('the committed style gives lines to a prompt, and holds no clause of twelve characters', () => {
  const lines = readStyle(join(root, 'prompts'))('measures', 'publicity')
  expect(lines.join('\n')).toContain('常用搭配')
  const json = readFileSync(join(root, 'prompts/style/style.json'), 'utf8')
  expect(json.match(/[\p{Script=Han}]{16,}/gu)).toBeNull()
})
