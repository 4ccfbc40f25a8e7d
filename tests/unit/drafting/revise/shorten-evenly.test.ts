import { expect, test } from 'vitest'
import type { SectionDraft } from '../../../../src/core/draft.ts'
import { shorten } from '../../../../src/drafting/revise/shorten.ts'

const point = (problem: string, cause: string, suggested: boolean): SectionDraft['paragraphs'][number] => ({
  sentences: [
    { text: problem, facts: ['f1'], suggested: false },
    { text: cause, facts: ['f1'], suggested },
  ],
})
const section: SectionDraft = {
  id: 'shortcomings',
  title: '存在的不足和原因',
  paragraphs: [
    point('一是普法宣传的实效性还不够强。形式单一，群众不爱看。', '主要原因是没有懂新媒体的人。', false),
    point('二是执法力量较为薄弱。人少事多。', '主要原因可能是编制有限，人员流动较大〔建议，请核实〕。', true),
    point('三是案卷制作还不规范。文书填写不全。', '主要原因可能是培训偏少，评查不够〔建议，请核实〕。', true),
  ],
}

test('a shorter 不足 keeps every problem with its cause', () => {
  const { section: left } = shorten({ section, target: 100, facts: [], keepFigures: true })
  const texts = left.paragraphs.map(({ sentences }) => sentences.map(({ text }) => text).join(''))
  expect(texts).toHaveLength(3)
  for (const text of texts) expect(text).toContain('主要原因')
  expect(texts.join('').length).toBeLessThan(120)
  expect(texts[1]).toBe('二是人少事多。主要原因可能是编制有限〔建议，请核实〕。')
})
