import { afterAll, describe, expect, test } from 'vitest'
import type { Brief } from '../../src/core/brief.ts'
import type { DraftingResult } from '../../src/core/drafter.ts'
import { readSentences } from '../../src/drafting/model/read-sentences.ts'
import { answeringModel } from '../helpers/answering-model.ts'
import { guard } from '../helpers/drafting-house.ts'
import { figureReader } from '../helpers/figures.ts'
import { type PlayedAnswer, playedAnswers, playScene, readScene } from '../helpers/model-scenes.ts'

const answers = playedAnswers()

interface Count {
  readonly temper: PlayedAnswer['temper']
  readonly name: string
  /** Sentences of the answer that tell something. */
  readonly written: number
  readonly byModel: number
  readonly replaced: number
}
const counts: Count[] = []
const sum = (list: readonly Count[], of: (one: Count) => number): number =>
  list.reduce((total, one) => total + of(one), 0)

afterAll(() => {
  if (process.env['EVAL_TABLE'] === undefined) return
  for (const temper of ['careful', 'sloppy', 'wordy'] as const) {
    const here = counts.filter((one) => one.temper === temper)
    const cells = [sum(here, (one) => one.written), sum(here, (one) => one.byModel), sum(here, (one) => one.replaced)]
    console.log(`| ${temper} | ${here.length} | ${cells.join(' | ')} |`)
  }
})

const numerals = (text: string): readonly string[] => text.match(/\d+(?:\.\d+)?/g) ?? []
const allSentences = ({ section }: DraftingResult) => section.paragraphs.flatMap(({ sentences }) => sentences)

/** Numerals of the sentence that no fact it cites has, in digits or in words; the years and the plan's name are free. */
function strange(text: string, cited: readonly string[], { brief }: { readonly brief: Brief }): readonly string[] {
  const facts = brief.facts.filter(({ id }) => cited.includes(id))
  const free = [brief.year, brief.year + 1, '2021', '2025'].join(' ')
  const values = facts.flatMap(({ claim }) => figureReader.read(claim).map(({ value }) => value))
  const words = facts.flatMap(({ claim }) =>
    Array.from(claim).map((char) => String('零一二三四五六七八九十'.indexOf(char))),
  )
  const known = new Set(numerals([...facts.map(({ claim }) => claim), free, ...values, ...words].join(' ')).map(Number))
  return numerals(text).filter((digits) => !known.has(Number(digits)))
}

async function told(text: string): Promise<readonly string[]> {
  const found: string[] = []
  for await (const event of readSentences(
    (async function* () {
      yield text
    })(),
  ))
    if (event.kind === 'sentence' && (event.facts.length > 0 || event.suggestion || event.formula))
      found.push(event.text)
  return found
}

describe('what an answer of a model becomes', () => {
  test.each(answers)('$name, $temper: its facts and nothing else', { timeout: 30_000 }, async (answer) => {
    const scene = readScene(answer.name)
    const { model, close } = await answeringModel(answer.text)
    const result = await playScene(scene, model)
    await close()
    const sentences = allSentences(result)
    const shown = sentences.map(({ text }) => text).join('')
    expect(shown).not.toBe('')
    expect(shown).not.toMatch(/[*#`_]|[A-Za-z]{2,}|抱歉|好的，|以下是|您|希望|[Xx×]{2}|〔f|【/)
    // Said by one answer or other, and by no note.
    expect(shown).not.toMatch(/整改|受益匪浅|经济损失|深表歉意|均已完成年度述法|评议|恳请|统一部署|法治副校长|枫桥/)
    for (const { text, facts } of sentences) expect(strange(text, facts, scene), text).toEqual([])
    const written = await told(answer.text)
    counts.push({
      ...answer,
      written: written.length,
      byModel: result.engine === 'model' ? sentences.length - result.stats.replaced : 0,
      replaced: result.stats.replaced,
    })
    if (scene.draft !== undefined || scene.brief.length !== undefined) return
    const silent = await answeringModel()
    const plain = await playScene(scene, silent.model)
    await silent.close()
    const cited = new Set(allSentences(plain).flatMap(({ facts }) => facts))
    const facts = scene.brief.facts.filter(({ id }) => cited.has(id))
    const lost = (text: string): readonly string[] =>
      guard(text, facts)
        .violations.filter(({ kind }) => kind === 'lost')
        .map(({ figure }) => figure)
    const before = lost(
      allSentences(plain)
        .map(({ text }) => text)
        .join(''),
    )
    expect(lost(shown).filter((figure) => !before.includes(figure))).toEqual([])
  })

  test('nine sentences of ten of a careful model are kept', () => {
    const careful = counts.filter((one) => one.temper === 'careful')
    const all = sum(careful, (one) => one.byModel + one.replaced)
    expect(careful).toHaveLength(16)
    expect(sum(careful, (one) => one.byModel)).toBeGreaterThanOrEqual(0.9 * all)
  })
})
