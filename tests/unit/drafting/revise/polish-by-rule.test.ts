import { describe, expect, test } from 'vitest'
import { createReviser } from '../../../../src/drafting/revise/create-reviser.ts'
import { createFigureReader } from '../../../../src/language/figure-reader.ts'
import { briefOf, reviserParts } from '../../../helpers/drafting-house.ts'
import { figureLexicon } from '../../../helpers/figures.ts'
import { qinghe } from '../../../helpers/towns.ts'

const reviser = createReviser(reviserParts)
const signal = new AbortController().signal
const polish = async (text: string): Promise<string> => (await reviser.polish(text, { signal })).text

describe('润色 without a model', () => {
  test.each<readonly [string, string, string]>([
    ['loose phrasing becomes written', '有的干部不太重视，跟自己没啥关系。', '部分干部重视程度不够，与自身关系不大。'],
    [
      'words are reworded whole: 取得了 has no 得了, 干部们学 no 部门',
      '干部们学法取得了一定的成绩。',
      '干部学法取得一定成绩。',
    ],
    ['numerals of speech become those of a report', '跑了三十多趟，罚了3万2千块钱。', '往返30余趟，罚款3.2万元。'],
    ['the unit that counts stays one word', '今年执法队立了八个案子。', '今年执法队立案8件。'],
    ['a word written twice by a slip stands once', '我们镇认真认真落实，，扎实推进。。', '我镇认真落实，扎实推进。'],
    ['what counts one by one is no slip', '一件一件办理，一户一户走访。', '一件一件办理，一户一户走访。'],
    ['a 乡 stays a 乡', '我们乡今年抓的很紧。', '我乡今年抓得较紧。'],
    [
      'a forgotten full stop is put, a heading gets none',
      '（一）加强普法宣传，提升意识\n发放资料300份，群众反映良好',
      '（一）加强普法宣传，提升意识\n发放资料300份，群众反映良好。',
    ],
    [
      'what is written well stays as it is',
      '全年调解矛盾纠纷284起，调解成功279起，成功率98.2%。',
      '全年调解矛盾纠纷284起，调解成功279起，成功率98.2%。',
    ],
    [
      'order and list stay',
      '下一步：1、多搞点培训，让干部们学学法；2、把村里的法律顾问用起来，不能光挂个名',
      '下一步：1、增加培训，组织干部学法；2、发挥好村法律顾问作用，避免挂名。',
    ],
  ])('%s', async (_name, text, polished) => {
    expect(await polish(text)).toBe(polished)
  })

  test('the values of all figures are those of the text', async () => {
    const figures = createFigureReader({ lexicon: figureLexicon })
    const text =
      '今年搞了十二场宣传，来了3000多个人，发了2万3千份资料，罚了1千5百块钱，6个人有证，还有2个快退休了，比去年少了20%。'
    const values = (words: string): readonly string[] => figures.read(words).map(({ value }) => value)
    expect(values(await polish(text))).toEqual(values(text))
  })
})

describe('正式些 without a model', () => {
  const formal = async (text: string) =>
    await reviser.revise(
      {
        draft: {
          id: 'shortcomings',
          title: '不足',
          paragraphs: [{ sentences: [{ text, facts: [], suggested: false }] }],
        },
        change: { kind: 'tone', tone: 'formal' },
        brief: briefOf(qinghe, 'shortcomings'),
      },
      { signal },
    )

  test('loose phrasing of a draft is found', async () => {
    const { section } = await formal('一是普法形式单一，年轻人不爱听。主要原因是平时事务多，编制少。')
    expect(section.paragraphs[0]?.sentences[0]?.text).toBe(
      '一是普法形式单一，对年轻群体吸引力不强。主要原因是日常事务较多，编制较少。',
    )
  })

  test('a draft that is formal already stays, and that is said in plain words', async () => {
    const { section, note } = await formal('一是普法形式单一，对年轻群体吸引力不强。')
    expect(section.paragraphs[0]?.sentences[0]?.text).toBe('一是普法形式单一，对年轻群体吸引力不强。')
    expect(note).toMatch(/看了一遍.*没有改/)
  })
})
