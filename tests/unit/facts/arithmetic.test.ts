import { expect, test } from 'vitest'
import { ledgerOf } from '../../helpers/ledger.ts'

const asked = (...texts: string[]) => ledgerOf(texts).questions.map(({ kind }) => kind)
const texts = (...notes: string[]) => ledgerOf(notes).questions.map(({ text }) => text)

test.each([
  '受理纠纷52件，调解52件，调解成功52件，其中婚姻家庭纠纷12件，邻里纠纷10件，房屋宅基地纠纷2件，合同纠纷2件，生产经营纠纷6件，损害赔偿纠纷8件，山林土地纠纷10件，其他纠纷2件',
  '今年累计收集各类矛盾纠纷332起，提供法律咨询158次，申请法律援助3次，其中，村级调处化解纠纷303起，镇级调解29起',
  '综治中心：受理矛盾441件\n分类 婚姻28 邻里342 土地32 劳资16 债务5 赔偿4 山林3 其他11',
  '东村调解12起 西村调解9起 合计21起',
  '一季度排查8次，二季度排查10次，三季度9次，四季度11次，全年排查38次',
  '调解纠纷120起，其中邻里纠纷40起、婚姻纠纷20起',
  '其中12起是邻里纠纷',
])('a right sum, or a list that leaves some out, is left alone: %s', (text) => {
  expect(asked(text)).toEqual([])
})

test.each([
  ['受理纠纷52件，其中婚姻家庭12件、邻里10件、山林18件、其他8件', '加起来是48件'],
  ['受理纠纷52件，其中婚姻家庭32件、邻里30件', '加起来是62件'],
  ['东村调解12起 西村调解9起 南村调解7起 合计30起', '加起来是28起'],
  ['上半年排查61次，下半年排查58次，全年排查120次', '加起来是119次'],
  ['收到线索40条，其中涉黑线索41条', '比收到线索40条还多'],
])('parts that do not make their total are asked about: %s', (text, said) => {
  const { questions } = ledgerOf([text])
  expect(questions).toHaveLength(1)
  expect(questions[0]).toMatchObject({ kind: 'sum', facts: ['f1'] })
  expect(questions[0]?.text).toContain(said)
})

test.each([
  '调解纠纷287起，成功284起，成功率98.95%',
  '受理矛盾纠纷391件，化解375件，化解率96%',
  '12345工单119件 办结119件 办结率100%',
  '受理矛盾纠纷一百五十六件，成功一百五十二件，成功率百分之九十七点四四',
  '发现隐患133处，整改130处，整改率97.74%',
  '59人参加考试，57人合格，合格率96.6%',
  '受理纠纷95起，调解成功率98.9%',
  '参加测评的有430人，群众满意率98.5%',
])('a ratio that is part ÷ whole to its own decimals is left alone: %s', (text) => {
  expect(asked(text)).toEqual([])
})

test.each([
  ['调处纠纷287起 成功284起 成功率98.96%', '98.95%'],
  ['受理52件，调解成功50件，成功率100%', '96%'],
  ['12345工单119件，办结117件，办结率99%', '98%'],
])('a wrong ratio becomes a question, both numbers in it: %s', (text, right) => {
  const { questions, facts } = ledgerOf([text])
  expect(questions.map(({ kind }) => kind)).toEqual(['ratio'])
  expect(questions[0]?.options?.[0]).toBe(`用${right}`)
  expect(facts[0]?.claim).toBe(text)
})

test('all that was taken in and settled at once contradicts less than 100 %', () => {
  expect(asked('今年共受理并化解各类矛盾纠纷95起，调处成功率达99%')).toEqual(['ratio'])
})

test('a ratio that no whole number of parts gives is asked about', () => {
  expect(asked('受理信访件10件，按期办结率95%')).toEqual(['ratio'])
})

test('a rate without its base is asked about, a full one is not', () => {
  expect(asked('群众满意率99.07%')).toEqual(['base-missing'])
  expect(asked('信访件全部办结，满意率100%')).toEqual([])
})

test('全部 and 均 mean all of what stands before', () => {
  expect(asked('12345诉求119件，全部办结118件')).toEqual(['conflict'])
  expect(asked('12345诉求119件，全部办结119件')).toEqual([])
  expect(asked('排查问题96个都整改了96个，处罚案件11件')).toEqual([])
  expect(asked('排查问题96个都整改了处罚案件11个')).toEqual([])
})

test.each([
  ['安全检查每月一次，全年10次', true],
  ['每两个月排查一次，一年共排查5次', true],
  ['每季度学法一次，全年4次', false],
  ['每季度至少学法一次，全年共6次', false],
  ['每月两次检查，今年一共查了24次', false],
])('times of a year are held against the frequency: %s', (text, wrong) => {
  expect(asked(text)).toEqual(wrong ? ['conflict'] : [])
})

test('a difference from last year is done again', () => {
  expect(asked('今年调解纠纷52件，去年40件，增加10件')).toEqual(['conflict'])
  expect(asked('今年调解纠纷52件，去年40件，增加12件，增长30%')).toEqual([])
})

test('two offices with two totals are asked about with the place of each', () => {
  expect(texts('综治办给的：排查调处32起 调成32起', '司法所给的：受理52件 调解52件')).toEqual([
    '排查调处32起（第1条，综治办给的）和受理52件（第2条，司法所给的）对不上，是一个口径吗，用哪个？',
  ])
})

test('a stock told twice with two numbers is a conflict, events of two days are none', () => {
  expect(asked('网格员58人', '网格员有61名')).toEqual(['conflict'])
  expect(asked('4月15日发传单300份', '12月4日发传单500份')).toEqual([])
  expect(asked('东村调解纠纷12起', '西村调解纠纷9起')).toEqual([])
  expect(asked('上半年调解纠纷30起', '下半年调解纠纷41起')).toEqual([])
})

test('missing measure words are asked about once a statement, with the likely one', () => {
  expect(texts('组织法律考试 平均94.7')).toEqual(['第1条：“平均94.7”没写单位，是“分”吗？'])
})

test('a law word without its name is asked about', () => {
  expect(asked('还搞了条例的宣传')).toEqual(['vague-law'])
  expect(asked('宣传信访工作条例')).toEqual([])
})

test('each answer says what it does to the claim', () => {
  const effects = (text: string) => ledgerOf([text]).questions[0]?.effects
  expect(effects('调处纠纷287起 成功284起 成功率98.96%')).toMatchObject([
    { kind: 'replace', to: '调处纠纷287起 成功284起 成功率98.95%' },
    { kind: 'keep' },
  ])
  expect(effects('受理来信来访7件，群众满意率99.07%')).toMatchObject([
    { kind: 'keep' },
    { kind: 'replace', to: '受理来信来访7件' },
  ])
  expect(effects('群众满意率99.07%')).toMatchObject([{ kind: 'keep' }, { kind: 'drop', facts: ['f1'] }])
  expect(effects('吸毒在册12 精神障碍31')).toMatchObject([
    { kind: 'replace', to: '吸毒在册12人 精神障碍31人' },
    { kind: 'keep' },
  ])
})

test('events of no named kind are asked about', () => {
  const { questions } = ledgerOf(['执法：道路交通 300多场'])
  expect(questions).toMatchObject([{ kind: 'missing', options: ['检查', '劝导', '宣传'] }])
  expect(questions[0]?.effects?.[1]).toMatchObject({ kind: 'replace', to: '道路交通 劝导300多场' })
  expect(asked('执法：道路交通安全检查300多场')).toEqual([])
  expect(asked('领导干部学法14次 专题党课2次', '矛盾排查168次')).toEqual([])
})
