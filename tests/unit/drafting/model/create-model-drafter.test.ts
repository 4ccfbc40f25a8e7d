import { afterEach, describe, expect, test } from 'vitest'
import type { Brief } from '../../../../src/core/brief.ts'
import type { DraftingResult, DraftProgress } from '../../../../src/core/drafter.ts'
import { SECTION_IDS } from '../../../../src/core/section.ts'
import {
  createModelDrafter,
  type ModelDrafterDependencies,
} from '../../../../src/drafting/model/create-model-drafter.ts'
import type { ModelDrafterLimits } from '../../../../src/drafting/model/limits.ts'
import { createLanguageModel } from '../../../../src/llm/create-language-model.ts'
import { briefOf, colloquial, embedded, modelDrafterParts, type TownCase } from '../../../helpers/drafting-house.ts'
import { expectNothingLost, expectTruth, shownText, textOf } from '../../../helpers/expect-truth.ts'
import { imitate, type Manner } from '../../../helpers/imitation-models.ts'
import {
  type ModelAnswer,
  type ModelScript,
  type ModelServer,
  startModelServer,
} from '../../../helpers/model-server.ts'
import { liuwan, qinghe, shiqiao, towns } from '../../../helpers/towns.ts'

let servers: ModelServer[] = []
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  servers = []
})

interface Run {
  readonly result: DraftingResult
  readonly progress: readonly DraftProgress[]
  readonly server: ModelServer
}

interface RunOptions {
  readonly limits?: Partial<ModelDrafterLimits>
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: DraftProgress) => void
  readonly deps?: Partial<ModelDrafterDependencies>
}

async function run(script: ModelScript, brief: Brief, options: RunOptions = {}): Promise<Run> {
  const server = await startModelServer(script)
  servers.push(server)
  const model = createLanguageModel({
    endpoints: [{ label: 'imitation', baseUrl: server.baseUrl, apiKey: 'k', model: 'imitation' }],
    clock: () => 0,
    random: () => 0,
    wait: async () => undefined,
    limits: { firstEventMs: 3000, idleMs: 1000 },
  })
  const drafter = createModelDrafter({
    model,
    ...modelDrafterParts,
    limits: options.limits ?? {},
    ...options.deps,
  })
  const progress: DraftProgress[] = []
  const result = await drafter.draft(brief, {
    signal: options.signal ?? new AbortController().signal,
    onProgress: (one) => {
      progress.push(one)
      options.onProgress?.(one)
    },
  })
  return { result, progress, server }
}

const MANNERS: readonly Manner[] = ['faithful', 'sloppy', 'wordy', 'hostile', 'rubbish']
const TROUBLE: Readonly<Record<string, ModelAnswer | ((n: number) => ModelAnswer)>> = {
  'a good line': {},
  'a line cut in the middle': (n) => (n === 0 ? { cutAfterChars: 60, pieceMs: 1 } : {}),
  'a line always cut': { cutAfterChars: 40, pieceMs: 1 },
  'thinking in the stream': { thinking: '先想：调解成功777件。〔f1〕', dialect: 'ollama' },
  'thinking in a field': { thinking: '先想：调解成功777件。〔f1〕', dialect: 'deepseek' },
  'an answer over the token limit': { finish: 'length' },
}

describe.each(MANNERS)('a %s model', (manner) => {
  describe.each(Object.keys(TROUBLE))('over %s', (trouble) => {
    test.each(Object.entries(towns))('%s: nothing invented, nothing swapped, nothing lost', async (_name, town) => {
      const sections = SECTION_IDS.map(async (section) => {
        const brief = briefOf(town, section)
        const done = await run(imitate(manner, TROUBLE[trouble]), brief)
        expectTruth(done.result, done.progress, town, brief)
        await expectNothingLost(done.result, brief)
        expect(textOf(done.result)).toBe(shownText(done.progress))
      })
      await Promise.all(sections)
    })
  })
})

describe('the answer of a model', () => {
  test('that follows the protocol is kept as it is, and says which prompt and model wrote it', async () => {
    const { result } = await run(imitate('faithful'), briefOf(qinghe, 'measures'))
    expect(result).toMatchObject({ engine: 'model', model: 'imitation', stats: { repaired: 0, replaced: 0 } })
    expect(result.promptId).toMatch(/^draft-measures@/)
    expect(result.fellBack).toBeUndefined()
    expect(textOf(result)).toContain('挂横幅45条，办讲座8场。')
  })

  test('that is hostile to the end leaves the embedded drafter’s section, and the cadre is told', async () => {
    const { result } = await run(imitate('hostile'), briefOf(liuwan, 'measures'))
    expect(result.stats.replaced).toBeGreaterThan(0)
  })

  test('is asked for again with the reason, and counted as repaired', async () => {
    const script: ModelScript = ({ body }, n) => {
      const user = body.messages[1]?.content ?? ''
      if (user.includes('<原句>')) return { text: '挂横幅45条，办讲座8场。〔f5〕' }
      return n === 0 ? { text: '【正文】\n【节1】\n【节2】\n挂横幅54条，办讲座8场。〔f5〕\n【完】' } : { text: '' }
    }
    const { result, server } = await run(script, briefOf(qinghe, 'measures'))
    expect(result.stats.repaired).toBe(1)
    expect(server.requests[1]?.body.messages[1]?.content).toMatch(/<原句>挂横幅54条，办讲座8场。<\/原句>[\s\S]*54条/)
    expect(textOf(result)).toContain('挂横幅45条')
  })

  test('is asked for at most twice a sentence, and no more than so often a section', async () => {
    const script: ModelScript = ({ body }) => ({
      text: (body.messages[1]?.content ?? '').includes('<原句>')
        ? '挂横幅66条。'
        : '【正文】\n【节2】\n挂横幅54条，办讲座8场。〔f5〕\n【完】',
    })
    const once = await run(script, briefOf(qinghe, 'measures'))
    expect(once.server.requests).toHaveLength(3)
    const hostile = await run(imitate('hostile'), briefOf(qinghe, 'measures'), { limits: { repairsPerSection: 4 } })
    expect(hostile.server.requests.length).toBeLessThanOrEqual(6)
  })
})

describe('trouble with the endpoint', () => {
  test.each([
    [401, '密钥或权限'],
    [429, '限流'],
    [500, '不可用'],
    [400, '没有接受'],
  ])('status %i: the embedded drafter writes it all, and the cadre is told why', async (status, why) => {
    const brief = briefOf(qinghe, 'measures')
    const { result, progress } = await run(() => ({ status }), brief)
    const plain = await embedded.draft(brief, { signal: new AbortController().signal })
    expect(result.engine).toBe('embedded')
    expect(result.fellBack).toContain(why)
    expect(result.fellBack).toContain('内置引擎')
    expect(result.section).toEqual(plain.section)
    expect(shownText(progress)).toBe(textOf(plain))
  })

  test('a stream that breaks off is taken up again once, with what is left', async () => {
    const script: ModelScript = imitate('faithful', (n) => (n === 0 ? { cutAfterChars: 90, pieceMs: 1 } : {}))
    const { result, server } = await run(script, briefOf(qinghe, 'measures'))
    expect(server.requests).toHaveLength(2)
    const second = server.requests[1]?.body.messages[1]?.content ?? ''
    expect(second).not.toContain('f1｜')
    expect(second).toContain('f8｜')
    expect(result.fellBack).toBeUndefined()
    expect(result.engine).toBe('model')
  })

  test('a model too slow for the deadline: what it wrote stays, the rest is written by rule, and the cadre is told', async () => {
    const brief = briefOf(qinghe, 'measures')
    const { result } = await run(imitate('faithful', { hangAfterChars: 90 }), brief, { limits: { deadlineMs: 400 } })
    expect(result.engine).toBe('model')
    expect(result.fellBack).toMatch(/时限.*内置引擎/)
    await expectNothingLost(result, brief)
  })
})

test('the first sentence is shown within 50 ms of its last piece, while the model is still writing', {
  retry: 4,
}, async () => {
  const sentAt: number[] = []
  const first = '【正文】\n【节1】\n成立领导小组，召开党委会听取法治汇报4次，研究问题7个。〔f1〕'
  const gate = Promise.withResolvers<undefined>()
  const server = await startModelServer(async (_request, n) => {
    if (n > 0) return { text: '' }
    sentAt.push(performance.now())
    return { text: first, hangAfterChars: first.length, pieceChars: 500 }
  })
  servers.push(server)
  const model = createLanguageModel({
    endpoints: [{ label: 'i', baseUrl: server.baseUrl, apiKey: 'k', model: 'i' }],
    clock: () => 0,
    limits: { firstEventMs: 3000, idleMs: 600 },
  })
  const drafter = createModelDrafter({ model, ...modelDrafterParts })
  let shownAt = 0
  await drafter.draft(briefOf(qinghe, 'measures'), {
    signal: new AbortController().signal,
    onProgress: (one) => {
      if (one.kind !== 'sentence' || shownAt > 0) return
      shownAt = performance.now()
      gate.resolve(undefined)
    },
  })
  await gate.promise
  expect(shownAt - sentAt[0]!).toBeLessThan(50)
})

describe('stop', () => {
  test('keeps what was shown, marks it unfinished, and shows nothing more', async () => {
    const stop = new AbortController()
    let after = 0
    const { result, progress } = await run(imitate('faithful', { pieceMs: 3 }), briefOf(qinghe, 'measures'), {
      signal: stop.signal,
      onProgress: (one) => {
        if (stop.signal.aborted) after += 1
        if (one.kind === 'sentence') stop.abort()
      },
    })
    expect(result.unfinished).toBe(true)
    expect(after).toBe(0)
    expect(textOf(result)).toBe(shownText(progress))
    expect(textOf(result)).not.toBe('')
  })
})

describe('what leaves the house', () => {
  test('no phone and no party of a case, yet both stand in the text where the fact has them', async () => {
    const { result, server } = await run(imitate('faithful'), briefOf(liuwan, 'measures'))
    const sent = JSON.stringify(server.requests.map(({ body }) => body))
    expect(sent).not.toMatch(/张某|李某|13812345678/)
    expect(sent).toContain('［隐1］')
    expect(textOf(result)).not.toContain('［隐')
  })

  test.each(['机密★ 调解12件', '内部资料 不得外传：排查40起'])('nothing at all of notes marked %s', async (claim) => {
    const town: TownCase = { ...liuwan, notes: [...liuwan.notes, ['achievement', 'disputes', claim]] }
    const { result, server } = await run(imitate('faithful'), briefOf(town, 'measures'))
    expect(server.requests).toHaveLength(0)
    expect(result).toMatchObject({ engine: 'embedded', fellBack: expect.stringContaining('未发送给模型') as string })
  })

  test('nor when only the brief says that a note is marked', async () => {
    const { server } = await run(imitate('faithful'), briefOf(qinghe, 'measures', { secrecyMark: '机密★' }))
    expect(server.requests).toHaveLength(0)
  })

  test('facts beyond the budget go in several requests, subsection by subsection', async () => {
    const { result, server } = await run(imitate('faithful'), briefOf(qinghe, 'measures'), {
      limits: { factChars: 40 },
    })
    expect(server.requests.length).toBeGreaterThan(3)
    expect(result.stats).toEqual({ repaired: 0, replaced: 0 })
    expect(result.section.paragraphs.map(({ heading }) => heading?.text)).toHaveLength(
      new Set(result.section.paragraphs.map(({ heading }) => heading?.text)).size,
    )
  })

  test('a section about which nothing was told asks no model', async () => {
    const { server } = await run(imitate('faithful'), briefOf({ ...qinghe, notes: [] }, 'duty'))
    expect(server.requests).toHaveLength(0)
  })
})

describe('words without figures', () => {
  const SHORTCOMINGS = briefOf(shiqiao, 'shortcomings')
  const answer = async (text: string): Promise<string> =>
    textOf((await run((_request, n) => (n === 0 ? { text } : { text: '' }), SHORTCOMINGS)).result)

  test('of another fact are not taken for the one cited', async () => {
    const text = await answer('【正文】\n【节2】\n物业纠纷多，调解员力量不足。〔f7〕\n【完】')
    expect(text).toContain('信息公开不及时')
    expect(text).not.toContain('调解员力量不足')
  })
  test('that tell nothing of the fact are dropped, and so is what is left of praise', async () => {
    const text = await answer(
      '【正文】\n【节2】\n在县委的坚强领导下，各项工作取得显著成效。〔f7〕\n坚持以人民为中心的发展思想。〔f7〕\n【完】',
    )
    expect(text).not.toMatch(/坚强领导|以人民为中心/)
  })
  test('in a note’s own 口语, or copied as they came, are asked for again', async () => {
    const claim = '请了公安局 司法局 来讲课'
    const town: TownCase = { ...qinghe, notes: [['achievement', 'learning', claim]] }
    const copied: ModelScript = (_request, n) => ({
      text: n === 0 ? `【正文】\n【节1】\n${claim}。〔f1〕\n【完】` : '邀请公安局、司法局授课。〔f1〕',
    })
    const { result } = await run(copied, briefOf(town, 'measures'), { deps: { colloquial } })
    expect(textOf(result)).toBe('邀请公安局、司法局授课。')
    expect(result.stats.repaired).toBe(1)
  })
})

describe('suggestions', () => {
  test('a cause nobody told is marked, and rests on its problem', async () => {
    const { result } = await run(imitate('faithful'), briefOf(shiqiao, 'shortcomings'))
    const suggested = result.section.paragraphs.flatMap(({ sentences }) => sentences.filter((one) => one.suggested))
    expect(suggested.length).toBeGreaterThan(0)
    for (const one of suggested) {
      expect(one.text).toMatch(/〔建议，请核实〕。$/)
      expect(one.facts.length).toBeGreaterThan(0)
    }
  })

  test('points keep their numbers', async () => {
    const { result } = await run(imitate('faithful'), briefOf(shiqiao, 'shortcomings'))
    const begins = result.section.paragraphs.map(({ sentences }) => sentences[0]?.text.slice(0, 2))
    expect(begins.slice(-3)).toEqual(['一是', '二是', '三是'])
  })
})
