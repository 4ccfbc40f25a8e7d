import { describe, expect, test } from 'vitest'
import { createFigureGuard } from '../../../../src/facts/guard/create-figure-guard.ts'
import { factsFromNotes } from '../../../../src/facts/guard/facts-from-notes.ts'
import { figureLexicon, figureReader } from '../../../helpers/figures.ts'

const guard = createFigureGuard({ figures: figureReader, lexicon: figureLexicon })
const judge = (notes: string, draft: string) =>
  guard(draft, factsFromNotes(notes.split(/^---$/m), figureReader)).verdict

/** What was told, the same in another format, and that with one thing altered. */
describe('a figure in another format passes, and altered it does not', () => {
  test.each([
    ['a day with a stroke', '5/20 下村普法3场', '5月20日下村普法3场。', '5月21日下村普法3场。'],
    [
      'a span of dotted days',
      '防溺水周 7.1到7.7 巡河14次',
      '7月1日至7日防溺水周期间巡河14次。',
      '7月1日至8日防溺水周期间巡河14次。',
    ],
    [
      'a day without its mark',
      '8月16开班，18号结束，39号人',
      '培训班于8月16日至18日举办，39人参加。',
      '培训班于8月15日至18日举办，39人参加。',
    ],
    ['an hour', '八点开的评议会 6月3号', '6月3日8时召开评议会。', '6月3日9时召开评议会。'],
    ['a Roman numeral', '水质年年三类', '水质稳定保持Ⅲ类。', '水质稳定保持Ⅳ类。'],
    ['a typed 万', '1.6w的喇叭买了5套', '购置价值1.6万元的喇叭5套。', '购置价值1.9万元的喇叭5套。'],
    ['half an hour more', '宣讲了一个半小时', '宣讲1.5小时。', '宣讲2.5小时。'],
    ['a stroke for a share', '欠薪的占了三分之二', '欠薪占2/3。', '欠薪占1/3。'],
    ['what a dog is counted in', '登记狗212条', '登记犬只212只。', '登记犬只221只。'],
    ['trees', '砍病树六十棵', '清理病树60株。', '清理病树60处。'],
    ['a load is no weight', '清垃圾16吨', '清理垃圾16吨。', '清理垃圾16车。'],
    ['tables are no guests', '聚餐备案，就餐8600人次', '聚餐备案涉及就餐8600人次。', '聚餐备案涉及就餐8600桌。'],
    ['half a kilometre', '巡路九千公里', '巡查道路0.9万公里。', '巡查道路0.9万里。'],
    [
      'a row with one measure word',
      '三场参加群众分别120、90、75人',
      '三场参加群众依次为120人、90人、75人。',
      '三场参加群众依次为120人、90人、57人。',
    ],
    [
      'batches in the head of a table',
      '月份 来访批次 人次\n4月 11 26\n5月 8 19',
      '4月来访11批次26人次，5月8批次19人次。',
      '4月来访11批次26人次，5月8批次16人次。',
    ],
    [
      'the price of one piece',
      '买对讲机六台 花了8400\n---\n又买喇叭一个 600',
      '购置对讲机6台、喇叭1个，共支出9000元。',
      '购置对讲机6台、喇叭1个，共支出9600元。',
    ],
    [
      'persons in brackets',
      '网格员 东村9(女4) 西村7(女2) 南村8(女5)',
      '三个村共有网格员24名，其中女性11名。',
      '三个村共有网格员24名，其中女性12名。',
    ],
    ['twice a year', '半年评查一次案卷', '每半年对案卷评查1次。', '每季度对案卷评查1次。'],
    [
      'days as a day of the month',
      '公告贴了九天没人认 又延了九天',
      '公告期满9日无人认领，延长9日。',
      '公告期满9日无人认领，延长7日。',
    ],
    ['within so many days', '都在5天以内调结', '均于5日内调解办结。', '均于6日内调解办结。'],
    [
      'the day it was done by',
      '欠四十万，第四天就全给了',
      '拖欠40万元，4日内全部兑付。',
      '拖欠40万元，5日内全部兑付。',
    ],
    ['hours as days', '办证全程36个钟头', '办证用时1.5天。', '办证用时2.5天。'],
    ['an hour in the evening', '保证晚10点收摊', '承诺22时前停业。', '承诺21时前停业。'],
    [
      'how long a span lasts',
      '3月1日到5月31日集中清欠',
      '开展为期3个月（3月1日至5月31日）的集中清欠。',
      '开展为期2个月（3月1日至5月31日）的集中清欠。',
    ],
    [
      'a span told by its length',
      '6月10日至7月10日开展整治',
      '自6月10日起开展为期一个月的整治。',
      '自6月10日起开展为期两个月的整治。',
    ],
    [
      'a week of days',
      '宣传周9月8日到14日 共4场',
      '为期一周的宣传周（9月8日至14日）举办活动4场。',
      '为期两周的宣传周（9月8日至14日）举办活动4场。',
    ],
    ['the holidays', '暑假两个月 巡河天天有人', '7至8月暑假期间每日巡河。', '7至9月暑假期间每日巡河。'],
    ['how much for how long', '要求每秒0.2立方', '流量要求0.2立方米/秒。', '流量要求0.2立方米/分钟。'],
    ['about so many tenths', '采纳率大概七成', '采纳率约70%。', '采纳率70%。'],
    ['what was paid in parts', '分三笔给', '分三期支付。', '分四期支付。'],
    ['a fraction in percent', '问工钱的占三分之一', '涉及工资的占33.3%。', '涉及工资的占36.3%。'],
    ['the first month', '剩下3万明年元月付', '余款3万元于次年1月付清。', '余款3万元于次年2月付清。'],
    ['what one costs', '罚单开了十二张，五十块一张', '开具罚单12张，每张罚款50元。', '开具罚单12张，每张罚款60元。'],
    ['tenths of a field in digits', '收回地66亩5分', '收回土地66.5亩。', '收回土地66.3亩。'],
    ['doubled', '队员由20人增到40人 翻了一番', '队员由20人增至40人，增长一倍。', '队员由20人增至40人，增长三倍。'],
  ])('%s', (_, notes, faithful, altered) => {
    expect(judge(notes, faithful)).toBe('pass')
    expect(judge(notes, altered)).toBe('flag')
  })
})
