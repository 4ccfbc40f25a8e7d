import { describe, expect, test } from 'vitest'
import { ledgerOf } from '../../../helpers/ledger.ts'

const told = (text: string) =>
  ledgerOf([text]).facts.map(({ claim, figures }) => [
    claim,
    figures.filter(({ kind }) => kind !== 'date').map(({ value, unit }) => `${value}${unit}`),
  ])

test('rows under a head of counts are told with the measure words of the head', () => {
  expect(told('项目\t次数\t罚款(元)\n安全生产检查\t41\t2000\n秸秆禁烧巡查\t33\t0')).toEqual([
    ['安全生产检查41，罚款2000', ['41次', '2000元']],
    ['秸秆禁烧巡查33', ['33次']],
  ])
})

test('a row of totals is told first, its parts behind it, column by column', () => {
  expect(told('类别\t受理（件）\t调成（件）\n山林\t14\t13\n邻里\t9\t9\n合计\t23\t22')).toEqual([
    ['受理23，其中山林14，邻里9', ['23件', '14件', '9件']],
    ['调成22，其中山林13，邻里9', ['22件', '13件', '9件']],
  ])
})

test('a cell with a measure word alone measures the count behind it', () => {
  expect(told('1\t普法讲座\t场\t7\t院坝里讲的\n2\t合同审查\t份\t31\n'.replaceAll(/^\d\t/gmu, ''))).toEqual([
    ['普法讲座7，院坝里讲的', ['7场']],
    ['合同审查31', ['31份']],
  ])
})

test('a column of serial numbers says nothing, and the head above the others still does', () => {
  expect(told('序号\t执法领域\t检查（次）\t立案（件）\n1\t自然资源\t76\t11\n2\t生态环保\t52\t2')).toEqual([
    ['自然资源，检查76，立案11', ['76次', '11件']],
    ['生态环保，检查52，立案2', ['52次', '2件']],
  ])
  expect(told('序号\t指标\t数值\t单位\n1\t发放资料\t520\t份\n2\t普法讲座\t7\t场')).toEqual([
    ['发放资料520', ['520份']],
    ['普法讲座7', ['7场']],
  ])
})

test('problems and their reasons in two columns are problems with reasons', () => {
  const { facts } = ledgerOf(['问题\t原因\n执法证少3个人\t考试没过\n送法进村去得少\t路远人手紧'])
  expect(facts.map(({ polarity, claim }) => [polarity, claim])).toEqual([
    ['problem', '执法证少3个人'],
    ['cause', '原因是考试没过'],
    ['problem', '送法进村去得少'],
    ['cause', '原因是路远人手紧'],
  ])
})

test('a fact out of a table quotes the stretch of the note where its cells stand', () => {
  const text = '村\t法治宣传场次\n石桥村\t7\n合计\t7'
  const [fact] = ledgerOf([text]).facts
  expect(fact?.provenance.quote).toContain('石桥村')
  expect(text).toContain(fact!.provenance.quote)
})

describe('tables whose cells stand apart otherwise are told like those of a spreadsheet', () => {
  const told2 = [
    ['受理23，其中山林14，邻里9', ['23件', '14件', '9件']],
    ['调成22，其中山林13，邻里9', ['22件', '13件', '9件']],
  ]
  test.each([
    ['bars', '类别 | 受理（件） | 调成（件）\n山林 | 14 | 13\n邻里 | 9 | 9\n合计 | 23 | 22'],
    [
      'Markdown',
      '| 类别 | 受理（件） | 调成（件） |\n|---|:--:|---|\n| 山林 | 14 | 13 |\n| 邻里 | 9 | 9 |\n| 合计 | 23 | 22 |',
    ],
    ['commas', '类别,受理（件）,调成（件）\n山林,14,13\n邻里,9,9\n合计,23,22'],
    ['blanks', '类别 受理（件） 调成（件）\n山林 14 13\n邻里 9 9\n合计 23 22'],
    ['wide blanks', '类别    受理（件）  调成（件）\n山林      14      13\n邻里      9       9\n合计      23      22'],
  ])('%s', (_, text) => {
    expect(told(text)).toEqual(told2)
  })

  test('lines of speech with blanks or commas are no table', () => {
    expect(told('学法 4次 12人\n普法 9场 300人\n调解 12件 11件').flatMap(([claim]) => claim)).not.toContain('\t')
    expect(told('宣传，检查，调解\n宣传了9场，检查了4次，调解了3件').flatMap(([, figures]) => figures)).toEqual([
      '9场',
      '4次',
      '3件',
    ])
  })
})

test('money under a head in ten thousands is read in full', () => {
  expect(told('类别\t案件（件）\t罚没（万元）\n市容\t12\t3.5\n渔政\t4\t1.2')).toEqual([
    ['市容，案件12，罚没3.5', ['12件', '35000元']],
    ['渔政，案件4，罚没1.2', ['4件', '12000元']],
  ])
})

test('a measure word said in one row is that of its column', () => {
  expect(
    told('领域 | 巡查 | 查处\n市容 | 130次 | 9起\n农业 | 76 | 11\n生态 | 52 | 2').flatMap(([, figures]) => figures),
  ).toEqual(['130次', '9起', '76次', '11起', '52次', '2起'])
})

test('a column without a total keeps its counts, and a count said about is one', () => {
  expect(
    told('类别\t受理（件）\t涉及（人）\n山林\t14\t约30\n邻里\t9\t12\n合计\t23\t').flatMap(([, figures]) => figures),
  ).toEqual(['23件', '14件', '9件', '30人', '12人'])
})
