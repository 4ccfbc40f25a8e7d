import { expect, test } from 'vitest'
import { ledgerOf } from '../../helpers/ledger.ts'

const told = ['司法所报的：受理调解纠纷73起，成功71起', '网格员58人，法律明白人40人', '讲座8次，宣讲8次']

test.each([
  ['刚才那个71改成72', 'f1', '受理调解纠纷73起，成功72起'],
  ['73起应该是74起', 'f1', '受理调解纠纷74起，成功71起'],
  ['不是58，是61', 'f2', '网格员61人'],
  ['网格员写错了，是61人', 'f2', '网格员61人'],
  ['把宣讲8次改为9次', 'f5', '宣讲9次'],
  ['73起不对，是85起，成功84起', 'f1', '受理调解纠纷85起，成功84起'],
  ['刚才那个73改成75，成功74起，看花眼了', 'f1', '受理调解纠纷75起，成功74起'],
  ['网格员58改成63，其中女性21人', 'f2', '网格员63人，其中女性21人'],
])('「%s」 supersedes the fact it means', (text, old, claim) => {
  const { facts, questions } = ledgerOf([...told, text])
  const last = facts.at(-1)!
  expect([last.supersedes, last.claim]).toEqual([old, claim])
  expect(last.provenance).toMatchObject({ noteIndex: 4, quote: text })
  expect(last.figures.every((figure) => claim.slice(figure.span.start, figure.span.end) === figure.text)).toBe(true)
  expect(questions).toEqual([])
})

test('a correction by its office, with the parts of the right figure and talk behind', () => {
  const { facts, questions } = ledgerOf([
    '法律援助9件，咨询120人次',
    '司法所：更正！！前面法律援助写错了，不是9件，是12件，其中农民工讨薪6件，刚对了系统',
  ])
  const last = facts.at(-1)!
  expect(last.claim).toMatch(/^法律援助12件，其中农民工讨薪6件/)
  expect(last.figures.map(({ value, unit }) => `${value}${unit}`)).toEqual(expect.arrayContaining(['12件', '6件']))
  expect(questions).toEqual([])
})

test('of two figures in one statement the words tell which', () => {
  const { facts, questions } = ledgerOf(['建了法治驿站3个 法治广场1个', '刚才说的法治驿站写错了，是4个'])
  expect(facts.at(-1)?.claim).toBe('建了法治驿站4个 法治广场1个')
  expect(questions).toEqual([])
})

test('a correction that fits several figures is asked about', () => {
  const { facts, questions } = ledgerOf([...told, '8改成9'])
  expect(facts.filter((fact) => fact.supersedes !== undefined)).toEqual([])
  expect(questions).toMatchObject([{ options: ['第3条：讲座8次', '第3条：宣讲8次'] }])
  expect(questions[0]?.effects).toMatchObject([
    { kind: 'replace', to: '讲座9次' },
    { kind: 'replace', to: '宣讲9次' },
  ])
})

test('a superseded figure is not corrected a second time, its successor is', () => {
  const { facts } = ledgerOf([...told, '71改成72', '72改成70'])
  expect(facts.slice(-2).map((fact) => fact.supersedes)).toEqual(['f1', 'f6'])
})

test('the figure that is told with other words for the same is taken, and never a rate', () => {
  const { facts } = ledgerOf(['受理214起，调成209，成功率97.7%', '把214改成216，成功211'])
  expect(facts.at(-1)?.claim).toBe('受理216起，调成211，成功率97.7%')
})

test('a correction that fits several figures takes what was told with it along', () => {
  const { questions } = ledgerOf([...told, '8改成9，听众260人'])
  expect(questions[0]?.effects).toMatchObject([{ to: '讲座9次，听众260人' }, { to: '宣讲9次，听众260人' }])
})

test.each(['73改成75，另外今天又宣讲3场', '73改成75，执法检查96次立案5件'])(
  '「%s」 tells another matter too and stays material, whole',
  (text) => {
    const { facts } = ledgerOf([...told, text])
    expect(facts.filter((fact) => fact.supersedes !== undefined)).toEqual([])
    expect(facts.length).toBeGreaterThan(5)
  },
)

test('what corrects nothing known is read as material', () => {
  const { facts } = ledgerOf(['学法由每月一次改成每周一次'])
  expect(facts).toMatchObject([{ claim: '学法由每月一次改成每周一次', theme: 'learning' }])
})
