import { expect, test } from 'vitest'
import type { DraftSentence, SectionDraft } from '../../../../src/core/draft.ts'
import { shorten } from '../../../../src/drafting/revise/shorten.ts'

const sentence = (text: string, ...facts: readonly string[]): DraftSentence => ({ text, facts, suggested: false })
const section = (...sentences: readonly DraftSentence[]): SectionDraft => ({
  id: 'measures',
  title: '主要举措和成效',
  paragraphs: [{ sentences }],
})
const textOf = ({ paragraphs }: SectionDraft): string =>
  paragraphs.flatMap(({ sentences }) => sentences.map(({ text }) => text)).join('')

test('短一点 keeps a sentence with figures whose fact was corrected since it was written', () => {
  const draft = section(sentence('全年调解纠纷284起。', 'f1'), sentence('成功279起。', 'f2'), sentence('成效明显。'))
  const { section: left } = shorten({ section: draft, target: 5, facts: [], keepFigures: true })
  expect(textOf(left)).toBe('全年调解纠纷284起。成功279起。')
})

test('a part that is one sentence stays, however short it is to be', () => {
  const draft = section(sentence('无其他需要报告的情况。'))
  expect(textOf(shorten({ section: draft, target: 5, facts: [], keepFigures: false }).section)).not.toBe('')
})
