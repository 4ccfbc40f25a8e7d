import { describe, expect, test } from 'vitest'
import { createUnderstand } from '../../../../src/conversation/understanding/create-understand.ts'
import type { UnderstandingState } from '../../../../src/core/understanding.ts'
import { loadUnderstanding } from '../../../../src/knowledge/understanding.ts'
import { openDesk } from '../../../helpers/desk.ts'

const understand = createUnderstand({ lexicon: loadUnderstanding('config') })
const noted: UnderstandingState = { unit: '云岭县青石镇', year: 2024, hasNotes: true, last: 'none' }
const asked: UnderstandingState = { ...noted, last: 'asked:figure' }
const read = (text: string, state = noted) => understand(text, state).commands

describe('another year', () => {
  test.each([
    ['切回2024年', 2024],
    ['换回2023年那份吧', 2023],
    ['还是写2022年的报告', 2022],
    ['年度是2025不是2024', 2025],
    ['写25年的', 2025],
    ['要写二零二六年的', 2026],
  ])('「%s」', (text, year) => {
    expect(read(text)).toEqual([{ command: 'profile', args: { year } }])
  })

  test('is gone over to whatever is being asked, and a year alone is an answer', () => {
    expect(read('切回2024年', asked)).toEqual([{ command: 'profile', args: { year: 2024 } }])
    expect(read('先不管，切到2023年', { ...noted, last: 'asked:year' })).not.toEqual([])
  })

  test('before a colon it stands before the material', () => {
    expect(read('再写2025年的报告：调解纠纷47起，成功46起')).toMatchObject([
      { command: 'profile', args: { year: 2025 } },
      { command: 'note' },
    ])
  })

  test('in a note it is none', () => {
    expect(read('要做2025年的预算公开5次')).toMatchObject([{ command: 'note' }])
    expect(read('报2024年调解纠纷58起')).toMatchObject([{ command: 'note' }])
  })
})

describe('an answer and a wish', () => {
  test.each([
    ['不清楚，写普法那段', ['answer', 'draft']],
    ['跳过 写不足', ['answer', 'draft']],
    ['第一个，写全文', ['answer', 'draft']],
    ['是一回事，还差什么', ['answer', 'status']],
  ])('「%s」', (text, names) => {
    expect(read(text, asked).map(({ command }) => command)).toEqual(names)
  })
})

describe('a wish and the material for it', () => {
  test.each([
    '写一下调解这块：全年调解纠纷276件，成功271件',
    '先写特殊人群这段（矫正、安帮），数字看这里↓\n社区矫正在册16人；安置帮教41人',
    '写下存在问题，主要就是持证人员只有4个',
  ])('「%s」 in the order of the message', (text) => {
    expect(read(text).map(({ command }) => command)).toEqual(['draft', 'note'])
  })

  test('what is drafted is drafted from it', async () => {
    const desk = openDesk()
    await desk.say('我们是湖东省云岭县青石镇，写2025年的')
    expect(await desk.say('写一下调解这块：全年调解纠纷276件，成功271件')).toMatch(/第1稿[\s\S]*276件/)
  })
})

test('a unit, and a wish behind it', () => {
  expect(
    read('隆川县双塘镇，2025年的，写全文', { hasNotes: false, last: 'none' }).map(({ command }) => command),
  ).toEqual(['profile', 'draft'])
})

test('what was given is forgotten when the words say all of it', () => {
  expect(read('删掉我之前发给你的所有东西').map(({ command }) => command)).toEqual(['forget'])
  expect(read('把之前不合格的2份合同删掉').map(({ command }) => command)).not.toContain('forget')
})

describe('words to be taken out of the draft', () => {
  const drafted: UnderstandingState = { ...noted, last: 'drafted:report' }
  test.each([
    ['不足里第二点去掉“还兼着别的”', '还兼着别的'],
    ['“有效提升了满意度”这句删掉吧', '有效提升了满意度'],
  ])('「%s」 are no point and no answer', (text, from) => {
    for (const state of [drafted, { ...asked, question: { kind: 'cause-missing' as const, text: '原因是什么？' } }])
      expect(read(text, state)).toMatchObject([
        { command: 'revise', args: { change: { kind: 'replace', from, to: '' } } },
      ])
  })
})

test.each([
  ['不足', 'draft shortcomings'],
  ['明年打算', 'draft plan'],
  ['全文', 'draft report'],
  ['没有', 'answer'],
  ['问题不大', 'answer'],
])('%s while a figure is asked for', (text, expected) => {
  const [first] = understand(text, asked).commands
  expect([first?.command, first?.section].filter((word) => word !== undefined).join(' ')).toBe(expected)
})

test('忙不过来 behind a figure is a shortcoming and no greeting', () => {
  expect(read('不足：执法证才5个，忙不过来')).toMatchObject([
    { command: 'note', args: { text: '不足：执法证才5个，忙不过来' } },
  ])
})

test.each([
  '国家安全日在广场摆了展板20块，发了折页600来份',
  '被评为全县平安建设先进乡',
  '2026年：搞执法实训 每月一次；检查台账全部线上化；法律明白人搞积分管理；学好“九五”普法规划',
  '领导说不足写三条：法治宣传不够深入；执法水平不高；矛盾纠纷多，山林土地的老问题难调',
])('%s: all of it is kept', (text) => {
  expect(read(text)).toMatchObject([{ command: 'note', args: { text } }])
})
