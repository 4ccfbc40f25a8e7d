import { afterEach, describe, expect, test } from 'vitest'
import type { SectionDraft } from '../../../../src/core/draft.ts'
import type { DraftingResult, DraftProgress } from '../../../../src/core/drafter.ts'
import type { SectionId } from '../../../../src/core/section.ts'
import { createModelDrafter } from '../../../../src/drafting/model/create-model-drafter.ts'
import { createLanguageModel } from '../../../../src/llm/create-language-model.ts'
import { unusedFacts } from '../../../../src/report/unused-facts.ts'
import { briefOf, colloquial, embedded, guard, modelDrafterParts } from '../../../helpers/drafting-house.ts'
import { expectTruth, shownText } from '../../../helpers/expect-truth.ts'
import { imitate } from '../../../helpers/imitation-models.ts'
import { type ModelScript, type ModelServer, startModelServer } from '../../../helpers/model-server.ts'
import { towns } from '../../../helpers/towns.ts'

const signal = new AbortController().signal
let servers: ModelServer[] = []
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  servers = []
})

interface Done {
  readonly result: DraftingResult
  readonly progress: readonly DraftProgress[]
  readonly server: ModelServer
}

async function write(
  script: ModelScript,
  town: keyof typeof towns,
  section: SectionId,
  length?: number,
): Promise<Done> {
  const server = await startModelServer(script)
  servers.push(server)
  const model = createLanguageModel({
    endpoints: [{ label: 'i', baseUrl: server.baseUrl, apiKey: 'k', model: 'imitation' }],
    ...{ clock: () => 0, wait: async () => undefined, limits: { attempts: 1 } },
  })
  const progress: DraftProgress[] = []
  const drafter = createModelDrafter({ model, ...modelDrafterParts, colloquial })
  const brief = briefOf(towns[town], section, length === undefined ? {} : { length })
  const result = await drafter.draft(brief, { signal, onProgress: (one) => progress.push(one) })
  expectTruth(result, progress, towns[town], brief)
  return { result, progress, server }
}

/** As a person counts: title, headings with their number, sentences. */
const whole = ({ title, paragraphs }: SectionDraft): number =>
  title.length +
  paragraphs
    .map(({ heading, sentences }) => (heading === undefined ? 0 : heading.text.length + 3) + textOf(sentences).length)
    .reduce((sum, one) => sum + one, 0)
const textOf = (sentences: SectionDraft['paragraphs'][number]['sentences']): string =>
  sentences.map(({ text }) => text).join('')

/** The faithful answer, each sentence behind a clause that says nothing and breaks no rule. */
const PADDING = '按照年度工作安排和有关要求，结合工作实际，'
const longWinded: ModelScript = async (request, n) => {
  const plain = await imitate('faithful')(request, n)
  const text = (plain.text ?? '').replace(/^(?!【)(?=.{6})/gm, PADDING)
  return { text }
}
/** Long-winded at first, to the point when asked to be shorter. */
const obedient: ModelScript = (request, n) =>
  request.body.messages[1]?.content.includes('<现有文字>') === true
    ? imitate('faithful')(request, n)
    : longWinded(request, n)

describe.each(Object.keys(towns) as (keyof typeof towns)[])('%s', (town) => {
  test.each([
    ['a long-winded model', longWinded],
    ['a model that is shorter when asked', obedient],
    ['a terse model', imitate('faithful')],
    ['a hostile model', imitate('hostile')],
  ] as const)('a length is met within a tenth by %s, or the material is all used', async (_name, script) => {
    for (const [section, length] of [
      ['measures', 250],
      ['measures', 400],
      ['shortcomings', 150],
    ] as const) {
      const { result } = await write(script, town, section, length)
      const brief = briefOf(towns[town], section, { length })
      const chars = whole(result.section)
      const plain = whole((await embedded.draft(brief, { signal })).section)
      expect(chars, `${section} ${length}`).toBeLessThanOrEqual(Math.max(length * 1.1, plain))
      const facts = brief.facts.filter(({ polarity }) => polarity === 'achievement')
      if (section === 'measures' && chars < length * 0.9)
        expect(unusedFacts([result.section], facts, guard)).toEqual(
          unusedFacts([(await embedded.draft({ ...brief, length: 5000 }, { signal })).section], facts, guard),
        )
    }
  })
})

test('the model is told what of the length its sentences may have', async () => {
  const { server, result } = await write(imitate('faithful'), 'qinghe', 'measures', 400)
  const told = /本次要求篇幅：(\d+)字左右/.exec(server.requests[0]?.body.messages[1]?.content ?? '')?.[1]
  const headings = result.section.paragraphs.map(({ heading }) => `（一）${heading?.text ?? ''}`).join('').length
  expect(Number(told)).toBe(400 - result.section.title.length - headings)
})

test('a text too long is asked for once more, shorter, before anything is left out', async () => {
  const { result, server } = await write(obedient, 'qinghe', 'measures', 300)
  const second = server.requests
    .map(({ body }) => body.messages[0]?.content ?? '')
    .filter((text) => /控制在约/.test(text))
  expect(second).toHaveLength(1)
  expect(textOf(result.section.paragraphs.flatMap(({ sentences }) => sentences))).not.toContain(PADDING)
})

test('what does not fit is left out, figures last, and the cadre is told how many', async () => {
  const { result } = await write(longWinded, 'qinghe', 'measures', 200)
  expect(whole(result.section)).toBeLessThanOrEqual(220)
  expect(result.note).toMatch(/为控制字数，有\d+条素材这次没有写进去/)
})

test('no more than the length is shown while it is being written, and without a length all is', async () => {
  const limited = await write(longWinded, 'qinghe', 'measures', 200)
  expect(shownText(limited.progress).length).toBeLessThanOrEqual(220)
  expect(shownText(limited.progress)).not.toBe('')
  const free = await write(longWinded, 'qinghe', 'measures')
  expect(shownText(free.progress)).toBe(textOf(free.result.section.paragraphs.flatMap(({ sentences }) => sentences)))
})
