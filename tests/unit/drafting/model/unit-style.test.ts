import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RenderedPrompt } from '../../../../src/core/language-model.ts'
import type { SectionId } from '../../../../src/core/section.ts'
import { createModelDrafter } from '../../../../src/drafting/model/create-model-drafter.ts'
import { createReviser } from '../../../../src/drafting/revise/create-reviser.ts'
import { readStyle } from '../../../../src/prompts/read-style.ts'
import { briefOf, embedded, modelDrafterParts, prompts, reviserParts } from '../../../helpers/drafting-house.ts'
import { root } from '../../../helpers/embedded-parts.ts'
import { liuwan } from '../../../helpers/towns.ts'
import { NEVER, styleOf } from '../../../helpers/unit-style.ts'

/** Everything a model is shown for a section, and the section it did not write. */
async function shown(section: SectionId, withStyle = true) {
  const seen: RenderedPrompt[] = []
  const model = {
    name: 'silent',
    async *stream(prompt: RenderedPrompt) {
      seen.push(prompt)
      yield '【正文】\n【完】'
    },
  }
  const drafter = createModelDrafter({
    model,
    ...modelDrafterParts,
    style: readStyle(join(root, 'prompts')),
  })
  const style = withStyle ? { style: styleOf() } : {}
  const brief = { ...briefOf(liuwan, section), ...style }
  const result = await drafter.draft(brief, { signal: new AbortController().signal })
  return { text: seen.map(({ system, user }) => `${system}\n${user}`).join('\n'), section: result.section }
}

const ownLines = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.includes('本单位自己的写法'))

describe('the prompt after a unit’s own report', () => {
  test.each(['measures', 'shortcomings', 'plan'] as const)(
    'of %s tells its measures beside those of the samples',
    async (section) => {
      const { text } = await shown(section)
      expect(ownLines(text)).toMatchSnapshot()
      expect(text).toContain('占全文')
    },
  )

  test('of the achievements has its headings in its order', async () => {
    const { text } = await shown('measures')
    const headings = [...text.matchAll(/^【节\d+】标题：(\S+)$/gmu)].map(([, heading]) => heading ?? '')
    const own = styleOf().headings.map((one) => one.text)
    const order = headings.filter((heading) => own.includes(heading))
    expect(order.length).toBeGreaterThan(1)
    expect(order).toEqual(own.filter((heading) => order.includes(heading)))
  })

  test('holds no name, no instruction and no file name of that report', async () => {
    for (const section of ['opening', 'measures', 'duty', 'shortcomings', 'plan'] as const) {
      const own = await shown(section)
      const plain = await shown(section, false)
      const added = own.text.split('\n').filter((line) => !plain.text.includes(line))
      expect(added.join('\n')).not.toMatch(NEVER)
      expect(own.text).not.toContain('去年报告.docx')
    }
  })

  test('is unchanged where there is none', async () => {
    expect(ownLines((await shown('measures', false)).text)).toEqual([])
  })
})

test('a change of wording is asked for in the unit’s own way, too', async () => {
  const seen: RenderedPrompt[] = []
  const model = {
    name: 'silent',
    async *stream(prompt: RenderedPrompt) {
      seen.push(prompt)
      yield '【正文】\n【完】'
    },
  }
  const brief = { ...briefOf(liuwan, 'shortcomings'), style: styleOf() }
  const { signal } = new AbortController()
  const draft = (await embedded.draft(brief, { signal })).section
  const reviser = createReviser({ ...reviserParts, model: { model, prompts } })
  await reviser.revise({ draft, change: { kind: 'free', wish: '语气诚恳一点' }, brief }, { signal })
  expect(ownLines(`${seen[0]?.system ?? ''}\n${seen[0]?.user ?? ''}`)).toEqual(
    ownLines((await shown('shortcomings')).text),
  )
})

test('what the model leaves unwritten comes in the unit’s own form', async () => {
  const { section } = await shown('shortcomings')
  expect(section.title).toMatch(/^\d{4}年工作存在的问题及原因$/)
  expect(section.paragraphs[1]?.sentences[0]?.text).toMatch(/^（一）/)
})
