import { describe, expect, test } from 'vitest'
import { type ModelEvent, readSentences } from '../../../../src/drafting/model/read-sentences.ts'

async function* cut(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

const read = async (text: string, size: number): Promise<readonly string[]> => {
  const seen: string[] = []
  for await (const event of readSentences(cut(text, size))) seen.push(show(event))
  return seen
}

function show(event: ModelEvent): string {
  if (event.kind === 'part') return `#${event.n}`
  if (event.kind !== 'sentence') return event.kind
  return `${event.text}|${[...event.facts, ...(event.suggestion ? ['建议'] : []), ...(event.formula ? ['提法'] : [])].join(',')}`
}

describe('an answer is cut into the same events however its pieces fall', () => {
  test.each<readonly [string, string, readonly string[]]>([
    [
      'the protocol',
      '【正文】\n【节1】\n召开党委会4次。〔f1〕\n发放资料8000余份，受益2000余人。〔f2,f3〕\n【节2】\n主要原因是人少。〔建议〕\n【完】\n谢谢',
      ['start', '#1', '召开党委会4次。|f1', '发放资料8000余份，受益2000余人。|f2,f3', '#2', '主要原因是人少。|建议'],
    ],
    [
      'other brackets and separators',
      '【正文】\n甲开展活动。[f1]乙开展活动。(f2、f3)\n丙开展活动。【f4; f5】丁。（F6）',
      ['start', '甲开展活动。|f1', '乙开展活动。|f2,f3', '丙开展活动。|f4,f5', '丁。|f6'],
    ],
    [
      'a citation before the full stop',
      '【正文】\n召开会议4次〔f1〕。学习8次〔f2〕；考试1次〔f3〕。',
      ['start', '召开会议4次。|f1', '学习8次；考试1次。|f2,f3'],
    ],
    [
      'half-width points',
      '【正文】\n召开会议4次. [f1]\n办结率98.5%. [f2]\n',
      ['start', '召开会议4次.|f1', '办结率98.5%.|f2'],
    ],
    [
      'Markdown around markers',
      '## 【正文】\n**【节1】**\n- 召开会议4次。〔f1〕\n',
      ['start', '#1', '召开会议4次。|f1'],
    ],
    [
      'thinking aloud before the text',
      '我先看看素材。f1说开会4次。〔f1〕应该这样写：\n【正文】\n召开会议4次。〔f1〕',
      ['start', '召开会议4次。|f1'],
    ],
    [
      'a closing tag that nobody opened',
      '素材f1是4次。〔f1〕\n</think>\n\n召开会议4次。〔f1〕',
      ['start', '召开会议4次。|f1'],
    ],
    ['no markers at all', '召开会议4次。〔f1〕\n学习8次。〔f2〕', ['召开会议4次。|f1', '学习8次。|f2']],
    [
      'a heading on the marker’s line',
      '【正文】\n【节1】标题：深入普法\n开展宣传。〔f1〕',
      ['start', '#1', '开展宣传。|f1'],
    ],
    ['text cut off', '【正文】\n召开会议4次。〔f1〕\n学习8', ['start', '召开会议4次。|f1', '学习8|']],
    [
      'a quotation that ends a sentence',
      '【正文】\n落实“谁执法谁普法。”〔f1〕下一句。〔f2〕',
      ['start', '落实“谁执法谁普法。”|f1', '下一句。|f2'],
    ],
    [
      'a year in ordinary brackets is no citation',
      '【正文】\n学习《宪法》（2018年修正）。〔f1〕（二）开展宣传。〔f2〕',
      ['start', '学习《宪法》（2018年修正）。|f1', '（二）开展宣传。|f2'],
    ],
  ])('%s', async (_name, text, events) => {
    for (const size of [1, 2, 5, 1000]) expect(await read(text, size)).toEqual(events)
  })
})

test('a sentence is given out at the closing bracket of its citation, before anything follows', async () => {
  let more: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    more = resolve
  })
  async function* source(): AsyncGenerator<string> {
    yield '【正文】\n召开会议4次。〔f1〕'
    await held
    yield '\n学习8次。〔f2〕'
  }
  const events = readSentences(source())
  expect((await events.next()).value).toMatchObject({ kind: 'start' })
  expect((await events.next()).value).toMatchObject({ kind: 'sentence', text: '召开会议4次。', facts: ['f1'] })
  more()
  expect((await events.next()).value).toMatchObject({ facts: ['f2'] })
})

test('rubbish without end costs linear time', async () => {
  for (const unit of ['（', '【节', '啊', '〔f1,', '。〔', '. ', '</think>']) {
    const started = performance.now()
    await read(unit.repeat(20_000), 16)
    expect(performance.now() - started, unit).toBeLessThan(4000)
  }
})
