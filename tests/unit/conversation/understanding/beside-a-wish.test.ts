import { describe, expect, test } from 'vitest'
import { createUnderstand } from '../../../../src/conversation/understanding/create-understand.ts'
import type { UnderstandingState } from '../../../../src/core/understanding.ts'
import { loadUnderstanding } from '../../../../src/knowledge/understanding.ts'

const understand = createUnderstand({ lexicon: loadUnderstanding('config') })
const noted: UnderstandingState = { unit: '云岭县青石镇', year: 2024, hasNotes: true, last: 'none' }
const read = (text: string, last: UnderstandingState['last'] = 'none') => understand(text, { ...noted, last }).commands
const names = (text: string, last: UnderstandingState['last'] = 'none') =>
  read(text, last)
    .map(({ command, section }) => [command, section].filter((word) => word !== undefined).join(' '))
    .join('，')

describe('what only stands around a wish is passed over', () => {
  test.each([
    ['存在问题那段先写，乡长明早要审', 'none', 'draft shortcomings'],
    ['打算那块出一稿，县司法局下班前要收', 'none', 'draft plan'],
    ['我又补了几个数，再查一遍', 'checked', 'check'],
    ['主任看过了没问题，导出公开版', 'drafted:report', 'export'],
    ['刚才发的是报送的吧？再导一份公开的', 'exported', 'export'],
    ['能写了吧，前言那段？写一个', 'none', 'draft opening'],
    ['普法那一块能写了吧？写一个', 'none', 'draft measures'],
  ] as const)('%s', (text, last, expected) => {
    expect(names(text, last)).toBe(expected)
  })

  test.each(['书记明天要来看法治广场', '主任催了各村，15个村都报了', '镇长看过了3个点位'])(
    '%s alone is material',
    (text) => {
      expect(names(text)).toBe('note')
    },
  )

  test('what is counted beside a wish is never passed over', () => {
    expect(read('我补了3场，写一下普法').find(({ command }) => command === 'note')?.args?.text).toContain('3场')
  })
})

describe('what is told beside a wish is kept', () => {
  test.each([
    ['荣誉那段写一下，我们拿了县级平安村', 'none', '县级平安村'],
    ['写一下不足，就是缺人、缺车、缺经费', 'none', '缺车'],
    ['记一条：来年打算建个法治公园。这稿再精炼些', 'drafted:plan', '法治公园'],
    ['调解数265写错了，改成256。另外法援再加4件', 'drafted:measures', '法援再加4件'],
    ['新增旁听庭审2次；38场改成36场', 'drafted:measures', '旁听庭审2次'],
  ] as const)('%s', (text, last, kept) => {
    const commands = read(text, last)
    expect(commands.find(({ command }) => command === 'note')?.args?.text).toContain(kept)
    expect(commands.length).toBe(2)
  })

  test('a figure that is said to be wrong is replaced without the words that say so', () => {
    expect(read('工单265写错了，改成256。还有刚拿到的：满意率97.1', 'drafted:measures')).toMatchObject([
      { command: 'revise', args: { change: { kind: 'replace', from: '265', to: '256' } } },
      { command: 'note' },
    ])
  })
})

test.each([
  ['还有前言没写呢', 'draft opening'],
  ['还有哪些没写', 'status'],
  ['村规民约还没修完，剩3个村', 'note'],
])('%s', (text, expected) => {
  expect(names(text, 'drafted:plan')).toBe(expected)
})

describe('what was read too readily', () => {
  test.each([
    ['书记一段乡长一段，分开写', 'drafted:duty', 'revise duty'],
    ['调解部分先给个初稿看看', 'none', 'draft measures'],
    ['公开版一份，报送版也要一份', 'drafted:report', 'export，export'],
    ['公开版的给我', 'drafted:report', 'export'],
    ['下一步把台账全部查一遍，该补的补', 'none', 'note'],
    ['合法性审查的话，今年审了33份', 'none', 'note'],
    ['不足那段再短一点然后你从头校对一遍', 'drafted:report', 'revise shortcomings，check'],
    ['除了不足其他都写了', 'none', 'draft report'],
    ['法援新增3件，瞧瞧还缺啥子', 'drafted:report', 'note，status'],
    ['明天下不下雨', 'none', 'unsupported'],
    ['这份报县委和县人大常委会的', 'none', 'profile'],
  ] as const)('%s', (text, last, expected) => {
    expect(names(text, last)).toBe(expected)
  })

  test('the title of a paper declares nothing where unit and year are known', () => {
    expect(names('柏山乡2021年综治工作总结\n调解纠纷212件，普法宣传26场。')).toBe('note')
  })
})

describe('while a question waits', () => {
  const asked: UnderstandingState = { ...noted, last: 'asked:figure' }
  const cause: UnderstandingState = {
    ...asked,
    question: { kind: 'cause-missing', text: '「执法力量不足」的原因是什么？' },
  }
  const conflict: UnderstandingState = {
    ...asked,
    question: { kind: 'conflict', text: '调解总数有两个，用哪个？', options: ['284件', '248件'] },
  }
  test('a part of the text and its change are no answer, the cause is one', () => {
    expect(understand('履职那段换个说法', cause).commands).toMatchObject([{ command: 'revise', section: 'duty' }])
    expect(understand('调解那段短一点', cause).commands).toMatchObject([{ command: 'revise', section: 'measures' }])
    expect(understand('人都抽去搞征拆了', cause).commands).toMatchObject([{ command: 'answer' }])
  })

  test('an answer and 接着写不足 are two', () => {
    expect(understand('284，接着写不足', conflict).commands).toMatchObject([
      { command: 'answer' },
      { command: 'draft', section: 'shortcomings' },
    ])
  })
})

test('what is to be left out of the draft, and a look at the ledger, are no answers to a question that waits', () => {
  const question = { kind: 'missing' as const, text: '法治政府建设工作领导小组组长是谁担任？' }
  const asked = (text: string) =>
    understand(text, { ...noted, last: 'drafted:report', question }).commands.map(({ command }) => command)
  expect(asked('罚款那个数不要写进去')).toEqual(['revise'])
  expect(asked('给我看看台账')).toEqual(['status'])
})
