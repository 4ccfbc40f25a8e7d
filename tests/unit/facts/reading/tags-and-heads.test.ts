import { expect, test } from 'vitest'
import { placeOf } from '../../../../src/core/section-facts.ts'
import { ledgerOf } from '../../../helpers/ledger.ts'

const placed = (...notes: readonly string[]) =>
  ledgerOf(notes).facts.map((fact) => {
    const { section, theme } = placeOf(fact)
    return `${section}${theme === undefined ? '' : `/${theme}`} ${fact.claim}`
  })

test('a tag between hashes names the field of what stands behind and below it', () => {
  expect(placed('#监督#\n12345工单：326件\n工单按时办结率：98%')).toEqual([
    'measures/supervision 12345工单：326件',
    'measures/supervision 工单按时办结率：98%',
  ])
  expect(placed('#普法# 开渔前上船送法：15次')).toEqual(['measures/publicity 开渔前上船送法：15次'])
})

test('a topic alone in its line is a heading and no fact', () => {
  expect(placed('审核\n- 合同41份\n- 规范性文件1件，已报县备案')).toEqual([
    'measures/legality-review 合同41份',
    'measures/legality-review 规范性文件1件，已报县备案',
  ])
})

test('a tag that ends in 不足 or 打算 tells what its points are', () => {
  expect(placed('【各办汇总的不足】一是村级合同管理仍有漏洞；二是圩区面积大，巡查力量不足')).toEqual([
    'shortcomings 村级合同管理仍有漏洞',
    'shortcomings 圩区面积大，巡查力量不足',
  ])
  expect(
    placed('【下一年打算】一是建立合同统一审查机制；二是在渡口增设监控2处').every((one) => one.startsWith('plan')),
  ).toBe(true)
})

test('a spoken sentence that only announces difficulties makes what follows a problem', () => {
  expect(placed('接着说难处。年轻人都出去打工了，寨老越来越老。')).toEqual([
    'shortcomings 年轻人都出去打工了，寨老越来越老',
  ])
})

test('what the head did stays with the head, also where 他 is all that names him', () => {
  expect(placed('书记 第一责任人这块 工委会上听法治汇报4次 现场督办违建拆除1处 跟班执法2次')).toEqual([
    'duty 书记 第一责任人这块 工委会上听法治汇报4次 现场督办违建拆除1处 跟班执法2次',
  ])
  expect(placed('镇长管得细，公章他都要问一句。执法协调会他主持开了2次。').at(-1)).toBe('duty 执法协调会他主持开了2次')
})

test('a part of what was done is no shortcoming, whatever is wrong with it', () => {
  expect(placed('清理历史合同61份，其中条款不规范需补签的有13份')).toEqual([
    'measures/legality-review 清理历史合同61份，其中条款不规范需补签的有13份',
  ])
  expect(placed('每次都不是走过场，议完了就有人去办').some((one) => one.startsWith('shortcomings'))).toBe(false)
})

test('a count taken back in a later message is corrected, however it is said', () => {
  const { facts } = ledgerOf(['跟海警联合巡港97次 查涉渔三无船舶14艘', '更正 刚才巡港是79次 不是97 按79写'])
  expect(facts.at(-1)).toMatchObject({ supersedes: facts[0]?.id })
  expect(facts.at(-1)?.figures.map(({ value }) => value)).toContain('79')
})
