import { describe, expect, test } from 'vitest'
import { tidyPunctuation } from '../../../src/language/punctuation.ts'

describe('half-width marks between Chinese become full-width', () => {
  test.each([
    ['全年调解52件,成功50件.', '全年调解52件，成功50件。'],
    ['一是加强学习;二是抓好落实.', '一是加强学习；二是抓好落实。'],
    ['成功率达98.5%.', '成功率达98.5%。'],
    ['成功率达98.5%. 群众满意.', '成功率达98.5%。群众满意。'],
    ['现将情况报告如下:', '现将情况报告如下：'],
    ['落实"最多跑一次"改革', '落实“最多跑一次”改革'],
    ['落实「最多跑一次」改革', '落实“最多跑一次”改革'],
    ['司法所(松溪镇)牵头', '司法所（松溪镇）牵头'],
    ['学习《宪法》(2018年修正)', '学习《宪法》（2018年修正）'],
    ['发放资料 1200 份', '发放资料1200份'],
    ['推广 "办事通" APP 应用', '推广“办事通”APP应用'],
    ['任务基本完成...', '任务基本完成……'],
    ['受理１２件，办结率１００％', '受理12件，办结率100%'],
    ['加强领导，，落实责任，。', '加强领导，落实责任。'],
    ['会议开到了么?开到了!', '会议开到了么？开到了！'],
  ])('%s', (before, after) => {
    expect(tidyPunctuation(before)).toBe(after)
  })
})

describe('what is right is left alone', () => {
  test.each([
    '全年收入1,234.56万元。',
    '上午8:30召开党委会。',
    '1.加强学习。',
    '3.落实责任；4.抓好整改。',
    'See https://example.com/a?b=c, please.',
    'GB/T 9704—2012',
    '“4·15”全民国家安全教育日',
    '《法治政府建设实施纲要（2021—2025年）》',
    '他说"单引号不成对',
  ])('%s', (text) => {
    expect(tidyPunctuation(text)).toBe(text)
  })
})

test('doing it twice changes nothing more, whatever the text', () => {
  const texts = ['一,二.三;"四"(五) 六:七?八!...', 'a,b.c 中 文 , 。 (x)', '．。，、；：', '1.2.3,4:5 件.']
  for (const text of texts) expect(tidyPunctuation(tidyPunctuation(text))).toBe(tidyPunctuation(text))
})

test('a hostile text of 200,000 characters takes linear time', () => {
  for (const unit of ['(', '" ', '中 ', '.', '，', '中.', ', ']) {
    const started = performance.now()
    tidyPunctuation(unit.repeat(100_000))
    expect(performance.now() - started).toBeLessThan(1500)
  }
})
