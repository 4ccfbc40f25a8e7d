import { afterEach, describe, expect, test } from 'vitest'
import type { DraftSentence, SectionDraft } from '../../../../src/core/draft.ts'
import type { DraftChange, DraftingResult, DraftProgress } from '../../../../src/core/drafter.ts'
import type { LanguageModel } from '../../../../src/core/language-model.ts'
import type { SectionId } from '../../../../src/core/section.ts'
import { createReviser } from '../../../../src/drafting/revise/create-reviser.ts'
import { charsOf } from '../../../../src/drafting/revise/measure.ts'
import { createLanguageModel } from '../../../../src/llm/create-language-model.ts'
import { briefOf, embedded, guard, prompts, reviserParts, type TownCase } from '../../../helpers/drafting-house.ts'
import { imitate, type Manner } from '../../../helpers/imitation-models.ts'
import { type ModelScript, type ModelServer, startModelServer } from '../../../helpers/model-server.ts'
import { qinghe, shiqiao } from '../../../helpers/towns.ts'

const signal = new AbortController().signal
let servers: ModelServer[] = []
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  servers = []
})

const byRule = createReviser(reviserParts)

async function withModel(
  script: ModelScript,
): Promise<{ reviser: ReturnType<typeof createReviser>; server: ModelServer }> {
  const server = await startModelServer(script)
  servers.push(server)
  const model: LanguageModel = createLanguageModel({
    endpoints: [{ label: 'i', baseUrl: server.baseUrl, apiKey: 'k', model: 'imitation' }],
    clock: () => 0,
    wait: async () => undefined,
    limits: { firstEventMs: 3000, idleMs: 1000 },
  })
  return { reviser: createReviser({ ...reviserParts, model: { model, prompts } }), server }
}

const drafted = async (town: TownCase, section: SectionId): Promise<SectionDraft> =>
  (await embedded.draft(briefOf(town, section), { signal })).section

const textsOf = (section: SectionDraft): readonly string[] =>
  section.paragraphs.map(({ sentences }) => sentences.map(({ text }) => text).join(''))
/** The numbered points, without the sentence that leads in to them. */
const pointsIn = (section: SectionDraft): readonly string[] =>
  textsOf(section).filter((text) => /^[一二三四五]是/.test(text))
const textOf = ({ section }: DraftingResult): string => textsOf(section).join('')

const sentence = (text: string, facts: readonly string[] = []): DraftSentence => ({ text, facts, suggested: false })

async function revise(
  town: TownCase,
  section: SectionId,
  change: DraftChange,
): Promise<Awaited<ReturnType<typeof byRule.revise>>> {
  return byRule.revise({ draft: await drafted(town, section), change, brief: briefOf(town, section) }, { signal })
}

describe('by structure, without a model', () => {
  test('去掉第二点: the others keep their words and are numbered anew', async () => {
    const before = pointsIn(await drafted(shiqiao, 'shortcomings'))
    const { section, note } = await revise(shiqiao, 'shortcomings', { kind: 'remove-point', points: [2] })
    expect(pointsIn(section)).toEqual([before[0], before[2]?.replace('三是', '二是')])
    expect(note).toBeUndefined()
  })

  test('a point that is not there is not removed, and the cadre is told how many there are', async () => {
    const before = await drafted(shiqiao, 'shortcomings')
    const { section, note } = await revise(shiqiao, 'shortcomings', { kind: 'remove-point', points: [7] })
    expect(section).toEqual(before)
    expect(note).toMatch(/共3条，没有第7条/)
  })

  test('把第一条和第三条合并: one point where the first was, both problems under one head, then both causes', async () => {
    const draft: SectionDraft = {
      id: 'shortcomings',
      title: '不足',
      paragraphs: [
        { sentences: [sentence('存在一些不足：')] },
        {
          sentences: [
            sentence('一是学法还不够经常。村干部学法不主动。', ['f1']),
            sentence('主要原因是平时事务多。', ['f2']),
          ],
        },
        { sentences: [sentence('二是审查力量还不够足。审查人员仅有3人。', ['f3'])] },
        {
          sentences: [
            sentence('三是普法形式还不够多样。年轻人参与少。', ['f4']),
            { text: '主要原因可能是经费有限〔建议，请核实〕。', facts: ['f4'], suggested: true },
          ],
        },
      ],
    }
    const merged = (points: readonly number[]) =>
      byRule.revise(
        { draft, change: { kind: 'merge-points', points }, brief: briefOf(qinghe, 'shortcomings') },
        { signal },
      )
    const { section } = await merged([1, 3])
    expect(pointsIn(section)).toEqual([
      '一是学法还不够经常，普法形式还不够多样。村干部学法不主动。年轻人参与少。主要原因是平时事务多。也可能是经费有限〔建议，请核实〕。',
      '二是审查力量还不够足。审查人员仅有3人。',
    ])
    expect(section.paragraphs[1]?.sentences.map(({ facts }) => facts)).toEqual([['f1'], ['f4'], ['f2'], ['f4']])
    expect(pointsIn((await merged([2, 3])).section)[1]).toBe(
      '二是审查力量还不够足，普法形式还不够多样。审查人员仅有3人。年轻人参与少。主要原因可能是经费有限〔建议，请核实〕。',
    )
  })

  test('第三条放前面, and the last one to the second place', async () => {
    const before = pointsIn(await drafted(shiqiao, 'shortcomings'))
    const bare = before.map((text) => text.slice(2))
    const front = await revise(shiqiao, 'shortcomings', { kind: 'move-point', point: 3, to: 1 })
    expect(pointsIn(front.section)).toEqual([`一是${bare[2] ?? ''}`, `二是${bare[0] ?? ''}`, `三是${bare[1] ?? ''}`])
    const second = await revise(shiqiao, 'shortcomings', { kind: 'move-point', point: -1, to: 2 })
    expect(pointsIn(second.section)[1]).toBe(`二是${bare[2] ?? ''}`)
  })

  test('in the measures a point is a headed subsection', async () => {
    const before = await drafted(qinghe, 'measures')
    const { section } = await revise(qinghe, 'measures', { kind: 'remove-point', points: [1] })
    expect(section.paragraphs.map(({ heading }) => heading?.text)).toEqual(
      before.paragraphs.slice(1).map(({ heading }) => heading?.text),
    )
  })

  test('in one paragraph a point is the run that begins with 二是', async () => {
    const draft: SectionDraft = {
      id: 'plan',
      title: '安排',
      paragraphs: [
        {
          sentences: ['下一步抓好三项工作。', '一是抓学习。', '每季度学法。', '二是抓执法。', '三是抓普法。'].map(
            (text) => sentence(text),
          ),
        },
      ],
    }
    const { section } = await byRule.revise(
      { draft, change: { kind: 'remove-point', points: [1] }, brief: briefOf(qinghe, 'plan') },
      { signal },
    )
    expect(textsOf(section)).toEqual(['下一步抓好三项工作。一是抓执法。二是抓普法。'])
  })

  describe('把284改成285', () => {
    const draft: SectionDraft = {
      id: 'measures',
      title: '成效',
      paragraphs: [{ sentences: [sentence('受理1284件，排查152件，调解152件，成功率98.95%。', ['f7'])] }],
    }
    const replace = (from: string, to: string, facts = briefOf(qinghe, 'measures').facts) =>
      byRule.revise(
        { draft, change: { kind: 'replace', from, to }, brief: briefOf(qinghe, 'measures', { facts }) },
        { signal },
      )

    test('changes whole numbers only, says that no note bears it out, and points to the ratio beside it', async () => {
      const { section, note } = await replace('152', '153')
      expect(textsOf(section)).toEqual(['受理1284件，排查153件，调解153件，成功率98.95%。'])
      expect(note).toMatch(/“153”是按您的要求改的/)
      expect(note).toMatch(/比率/)
    })
    test('does not touch a number inside another', async () => {
      const { section, note } = await replace('284', '285')
      expect(section).toEqual(draft)
      expect(note).toContain('没有找到“284”')
    })
    test('rests on the correcting fact when there is one', async () => {
      const facts = briefOf(qinghe, 'measures').facts
      const old = facts.find(({ id }) => id === 'f7')!
      const { section } = await replace('152', '153', [...facts, { ...old, id: 'f99', supersedes: 'f7' }])
      expect(section.paragraphs[0]?.sentences[0]?.facts).toEqual(['f99'])
    })
  })

  test('300字: within a tenth, figures last to go', async () => {
    const draft = await drafted(qinghe, 'measures')
    for (const chars of [120, 180, 200]) {
      const { section } = await byRule.revise(
        { draft, change: { kind: 'length', chars }, brief: briefOf(qinghe, 'measures') },
        { signal },
      )
      expect(charsOf(section), String(chars)).toBeGreaterThanOrEqual(chars * 0.9)
      expect(charsOf(section), String(chars)).toBeLessThanOrEqual(chars * 1.1)
    }
  })

  test('短一点 loses no figure, and says so when that leaves nothing to cut', async () => {
    const draft = await drafted(qinghe, 'measures')
    const { section, note } = await revise(qinghe, 'measures', { kind: 'length', direction: 'shorter' })
    const facts = briefOf(qinghe, 'measures').facts
    const lost = (one: SectionDraft): readonly string[] =>
      guard(textsOf(one).join(''), facts)
        .violations.filter(({ kind }) => kind === 'lost')
        .map(({ figure }) => figure)
    expect(lost(section)).toEqual(lost(draft))
    expect(note).toContain('剩下的都是有数字的事实，没有再压')
  })

  test('长一点 adds what was told and not written, and nothing else', async () => {
    const draft = await drafted(qinghe, 'measures')
    const short = {
      ...draft,
      paragraphs: draft.paragraphs.map((one, n) => (n === 2 ? { ...one, sentences: one.sentences.slice(0, 1) } : one)),
    }
    const longer = await byRule.revise(
      { draft: short, change: { kind: 'length', direction: 'longer' }, brief: briefOf(qinghe, 'measures') },
      { signal },
    )
    expect(charsOf(longer.section)).toBeGreaterThan(charsOf(short))
    const full = await revise(qinghe, 'measures', { kind: 'length', direction: 'longer' })
    expect(full.note).toContain('素材')
    expect(full.section).toEqual(draft)
  })

  test('换个开头 gives another beginning each time, same facts', async () => {
    const draft = await drafted(qinghe, 'opening')
    const once = await revise(qinghe, 'opening', { kind: 'reword-opening' })
    expect(textOf(once)).not.toBe(textsOf(draft).join(''))
    expect(Array.from(textOf(once)).toSorted()).toEqual(Array.from(textsOf(draft).join('')).toSorted())
    const measures = await revise(qinghe, 'measures', { kind: 'reword-opening' })
    const again = await byRule.revise(
      { draft: measures.section, change: { kind: 'reword-opening' }, brief: briefOf(qinghe, 'measures') },
      { signal },
    )
    expect(textOf(again)).not.toBe(textOf(measures))
  })

  test('正式些 takes 口语 out and keeps the figures; 平实些 takes self-praise out', async () => {
    const draft: SectionDraft = {
      id: 'measures',
      title: '成效',
      paragraphs: [{ sentences: [sentence('搞了8场讲座，挂横幅45条，有效提升了群众法治意识。', ['f5'])] }],
    }
    const brief = briefOf(qinghe, 'measures')
    const formal = await byRule.revise({ draft, change: { kind: 'tone', tone: 'formal' }, brief }, { signal })
    expect(textOf(formal)).not.toContain('搞')
    expect(textOf(formal)).toMatch(/8场.*45条/)
    const plain = await byRule.revise({ draft, change: { kind: 'tone', tone: 'plain' }, brief }, { signal })
    expect(textOf(plain)).toBe('搞了8场讲座，挂横幅45条。')
  })

  test('a free wish without a model changes nothing and says what can be asked', async () => {
    const { section, note } = await revise(qinghe, 'measures', { kind: 'free', wish: '写得有文采些' })
    expect(section).toEqual(await drafted(qinghe, 'measures'))
    expect(note).toContain('没有接入模型')
  })
})

describe('with a model', () => {
  const CHANGES: readonly DraftChange[] = [
    { kind: 'length', chars: 300 },
    { kind: 'tone', tone: 'formal' },
    { kind: 'reword-opening' },
    { kind: 'free', wish: '语气坚定些' },
  ]
  const MANNERS: readonly Manner[] = ['faithful', 'sloppy', 'wordy', 'hostile', 'rubbish']

  const CASES = [qinghe, shiqiao].flatMap((town) =>
    (['measures', 'shortcomings', 'plan'] as const).flatMap((section) =>
      CHANGES.map((change) => ({ town, section, change })),
    ),
  )
  const lostIn = (text: string, town: TownCase, section: SectionId): readonly string[] =>
    guard(text, briefOf(town, section).facts)
      .violations.filter(({ kind }) => kind === 'lost')
      .map(({ figure }) => figure)

  test.each(MANNERS)('a %s one: no figure is invented, swapped or lost, whatever is asked', async (manner) => {
    for (const { town, section, change } of CASES) {
      const { reviser } = await withModel(imitate(manner))
      const draft = await drafted(town, section)
      const progress: DraftProgress[] = []
      const request = { draft, change, brief: briefOf(town, section) }
      const result = await reviser.revise(request, { signal, onProgress: (one) => progress.push(one) })
      const text = textOf(result)
      expect(town.forbidden.filter((pairing) => text.includes(pairing))).toEqual([])
      expect(text + JSON.stringify(progress)).not.toMatch(/9999|999件|777|国家级|抱歉|我先/)
      const lost = change.kind === 'length' ? [] : lostIn(text, town, section)
      expect(lost, `${manner} ${section}`).toEqual(
        change.kind === 'length' ? [] : lostIn(textsOf(draft).join(''), town, section),
      )
    }
  })

  test('is asked for the change with the text as it stands, and its sentences are taken', async () => {
    const script: ModelScript = () => ({ text: '【正文】\n【节2】\n信息公开还不够及时。〔f7〕\n【完】' })
    const { reviser, server } = await withModel(script)
    const draft = await drafted(shiqiao, 'shortcomings')
    const result = await reviser.revise(
      { draft, change: { kind: 'free', wish: '委婉一些' }, brief: briefOf(shiqiao, 'shortcomings') },
      { signal },
    )
    const user = server.requests[0]?.body.messages[1]?.content ?? ''
    expect(user).toContain('<要求>委婉一些</要求>')
    expect(user).toMatch(/^【节2】/m)
    expect(result.engine).toBe('model')
    expect(result.promptId).toMatch(/^revise@/)
    expect(pointsIn(result.section)[0]).toMatch(/^一是信息公开还不够及时。/)
    expect(pointsIn(result.section)[1]).toBe(pointsIn(draft)[1])
  })

  test('structural changes do not ask it', async () => {
    const { reviser, server } = await withModel(() => ({ text: '' }))
    const draft = await drafted(shiqiao, 'shortcomings')
    await reviser.revise(
      { draft, change: { kind: 'remove-point', points: [1] }, brief: briefOf(shiqiao, 'shortcomings') },
      { signal },
    )
    expect(server.requests).toHaveLength(0)
  })

  test('that is down leaves the text as it was, and the cadre is told', async () => {
    const { reviser } = await withModel(() => ({ status: 500 }))
    const draft = await drafted(shiqiao, 'shortcomings')
    const result = await reviser.revise(
      { draft, change: { kind: 'tone', tone: 'formal' }, brief: briefOf(shiqiao, 'shortcomings') },
      { signal },
    )
    expect(result.section).toEqual(draft)
    expect(result.engine).toBe('embedded')
    expect(result.fellBack).toContain('不可用')
  })
})

const PASTED = `一、普法宣传
今年我们搞了5次普法活动,发了3000多份单子，来了200多个人。
其中"12·4"国家宪法日那天办了1场讲座.群众都说好。
二、调解工作
调解纠纷58件，成功57件，成功率98.28%；学习了《中华人民共和国民法典》。`

describe('润色', () => {
  const figuresOf = (text: string): readonly string[] => text.match(/\d+(?:\.\d+)?/g) ?? []

  test('by rule: 口语 and half-width marks go, lines and figures stay', async () => {
    const { text, engine } = await byRule.polish(PASTED, { signal })
    expect(engine).toBe('embedded')
    expect(text.split('\n')).toHaveLength(5)
    expect(text.split('\n')[0]).toBe('一、普法宣传')
    expect(figuresOf(text).toSorted()).toEqual(figuresOf(PASTED).toSorted())
    expect(text).not.toMatch(/搞了|,|"|多个人/)
    expect(text).toContain('200余人')
    expect(text).toContain('《中华人民共和国民法典》')
  })

  test('a text that is right stays as it is', async () => {
    const text = '全年召开党委会4次，研究法治工作议题7个。开展法治宣传30余次，发放资料1.2万余份。'
    expect((await byRule.polish(text, { signal })).text).toBe(text)
  })

  test.each(['', '   \n ', '😀😀', '12345'])('「%s」 does no harm', async (text) => {
    expect((await byRule.polish(text, { signal })).text).toBe(text.trim())
  })

  test('a faithful model’s words are taken line by line', async () => {
    const { reviser } = await withModel(() => ({
      text: '【正文】\n1｜一、普法宣传\n2｜全年共开展普法活动5次，发放宣传单3000余份，200余人参加。\n3,4｜“12·4”国家宪法日当天举办讲座1场，群众反响良好。\n【完】',
    }))
    const progress: DraftProgress[] = []
    const { text, engine, stats } = await reviser.polish(PASTED, { signal, onProgress: (one) => progress.push(one) })
    expect(engine).toBe('model')
    expect(text.split('\n')[1]).toBe('全年共开展普法活动5次，发放宣传单3000余份，200余人参加。')
    expect(text.split('\n')[4]).toContain('调解纠纷58件，成功57件，成功率98.28%')
    expect(stats.replaced).toBeGreaterThan(0)
    expect(progress.map((one) => (one.kind === 'sentence' ? one.sentence.text : '')).join('')).toBe(
      text.replaceAll('\n', ''),
    )
  })

  test.each([
    ['changes a figure', '2｜全年共开展普法活动6次，发放宣传单3000余份，200余人参加。'],
    ['swaps two', '6｜调解纠纷57件，成功58件，成功率98.28%；'],
    ['drops one', '2｜全年共开展普法活动5次，发放宣传单若。'],
    ['drops the approximation', '2｜全年共开展普法活动5次，发放宣传单3000份，200人参加。'],
    ['adds praise', '2｜全年共开展普法活动5次，发放宣传单3000余份，200余人参加，受到上级充分肯定。'],
    ['writes something else', '2｜我镇高度重视法治建设各项工作的全面落实。'],
  ])('a model that %s is not believed', async (_name, line) => {
    const { reviser } = await withModel(() => ({ text: `【正文】\n${line}\n【完】` }))
    const { text } = await reviser.polish(PASTED, { signal })
    expect(text).toBe((await byRule.polish(PASTED, { signal })).text)
  })

  test('a model that is down, or a text with a secrecy mark: by rule, and said so', async () => {
    const down = await withModel(() => ({ status: 503 }))
    expect(await down.reviser.polish(PASTED, { signal })).toMatchObject({
      engine: 'embedded',
      fellBack: expect.stringContaining('按规则') as string,
    })
    const secret = await withModel(() => ({ text: '' }))
    expect((await secret.reviser.polish(`机密★\n${PASTED}`, { signal })).fellBack).toContain('未发送给模型')
    expect(secret.server.requests).toHaveLength(0)
  })
})

describe('a model that gives the text back as it was', () => {
  const echo: ModelScript = ({ body }) => {
    const there = /<现有文字>\n([\s\S]*)<\/现有文字>/.exec(body.messages[1]?.content ?? '')?.[1] ?? ''
    return { text: `【正文】\n${there.replace(/^(【节\d+】)/gm, '$1\n')}【完】` }
  }

  test('换个开头: the rule changes it instead', async () => {
    const { reviser } = await withModel(echo)
    const draft = await drafted(qinghe, 'measures')
    const change = { kind: 'reword-opening' } as const
    const { section } = await reviser.revise({ draft, change, brief: briefOf(qinghe, 'measures') }, { signal })
    expect(textsOf(section)).not.toEqual(textsOf(draft))
  })

  test('a free wish: the draft stays, and it is said that nothing came of it', async () => {
    const { reviser } = await withModel(echo)
    const draft = await drafted(qinghe, 'measures')
    const change = { kind: 'free', wish: '突出一下亮点' } as const
    const { section, note } = await reviser.revise({ draft, change, brief: briefOf(qinghe, 'measures') }, { signal })
    expect(section).toBe(draft)
    expect(note).toMatch(/没有改出不同的文字/)
  })
})
