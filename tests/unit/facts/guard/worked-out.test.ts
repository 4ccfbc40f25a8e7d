import { describe, expect, test } from 'vitest'
import { createFigureGuard } from '../../../../src/facts/guard/create-figure-guard.ts'
import { factsFromNotes } from '../../../../src/facts/guard/facts-from-notes.ts'
import { figureLexicon, figureReader } from '../../../helpers/figures.ts'

const guard = createFigureGuard({ figures: figureReader, lexicon: figureLexicon })
const judge = (notes: string, draft: string) =>
  guard(draft, factsFromNotes(notes.split(/^---$/m), figureReader)).verdict

/** What was told, the same worked out or said as a rule, and that with one thing altered. */
describe('what follows from the notes passes, and altered it does not', () => {
  test.each([
    ['a rule that says how often', '水库汛期每天巡两遍', '汛期落实水库“一日两巡”。', '汛期落实水库“一日三巡”。'],
    ['a rule of another period', '网格员每周走访一次', '落实“一周一走访”。', '落实“一月一走访”。'],
    ['how often a rule says', '推行“一日两巡”', '落实每日巡查2次。', '落实每日巡查3次。'],
    [
      'how many at so much each',
      '每人补助500元 一共发了6000元',
      '向12人发放补助6000元，每人500元。',
      '向13人发放补助6000元，每人500元。',
    ],
    [
      'a price of one told without 每',
      '欠了2个月工资，一月四千八，要回来了',
      '追回2个月工资9600元（每月4800元）。',
      '追回2个月工资9800元（每月4800元）。',
    ],
    [
      'so often in the months spoken of',
      '讲座从二月办到十一月，每月一场',
      '2月至11月每月举办讲座1场，累计10场。',
      '2月至11月每月举办讲座1场，累计11场。',
    ],
    [
      'so often in half a year',
      '半年里电动车一个月查2次',
      '半年来每月检查电动车2次，共12次。',
      '半年来每月检查电动车2次，共14次。',
    ],
    [
      'so many times as many',
      '去年调了40件，今年是去年的1.5倍',
      '今年调解60件，为去年40件的1.5倍。',
      '今年调解70件，为去年40件的1.5倍。',
    ],
    [
      'what a share less leaves',
      '去年信访50件，今年降了两成',
      '信访较去年的50件下降20%，降至40件。',
      '信访较去年的50件下降20%，降至10件。',
    ],
    [
      'what a share more makes',
      '去年培训60人，今年增加50%',
      '今年培训90人，较去年的60人增长50%。',
      '今年培训30人，较去年的60人增长50%。',
    ],
    [
      'from hour to hour',
      '夜查晚上7点到10点',
      '19时至22时开展夜查，每晚3个小时。',
      '19时至22时开展夜查，每晚4个小时。',
    ],
    [
      'from an hour to one of the next day',
      '晚8点到凌晨2点值守',
      '20时至次日2时值守，每晚6小时。',
      '20时至次日2时值守，每晚5小时。',
    ],
    [
      'quarters of spans of months',
      '合同审查1到3月5份，4到6月7份，7到9月6份',
      '前三季度审查合同18份，一至三季度依次为5份、7份、6份。',
      '前三季度审查合同18份，一至三季度依次为5份、7份、9份。',
    ],
    ['a month without any', '2月0起，3月4起', '2月未发案，3月发案4起。', '2月发案4起，3月未发案。'],
    ['a range of the least and the most', '办证最短3分钟，最长一刻钟', '办证耗时3至15分钟。', '办证耗时3至25分钟。'],
    ['a proportion', '水按六比四放', '按照6∶4的比例放水。', '按照7∶3的比例放水。'],
    ['a proportion told short', '赔偿责任三七开', '赔偿责任按3:7分担。', '赔偿责任按4:6分担。'],
    ['a proportion in words', '赔偿责任三七开', '赔偿责任三七开。', '赔偿责任四六开。'],
    [
      'a price for each beside a number each day',
      '食堂开了4个 每天吃饭的一百三十左右 一顿五块',
      '开办食堂4个，日均就餐约130人，每餐收费5元。',
      '开办食堂4个，日均就餐约130人，每餐收费6元。',
    ],
    [
      'all, where the contrary is denied',
      '抽查30家，没有一家不达标',
      '检查30家，达标率100%。',
      '检查30家，达标率90%。',
    ],
    [
      'a month again',
      '5月办件210，6月办件252',
      '5月、6月办件分别为210件、252件，6月增长20%。',
      '5月、6月办件分别为210件、252件，7月增长20%。',
    ],
    ['the mean of a quarter', '全年巡查240次', '全年巡查240次，季均60次。', '全年巡查240次，季均80次。'],
    [
      'a total before its parts for each',
      '两户救助各1万，三户各6千',
      '发放3.8万元，其中2户每户10000元、3户每户6000元。',
      '发放4.2万元，其中2户每户10000元、3户每户6000元。',
    ],
    [
      'a total before a part and what each has',
      '镇上贴了十五块板子 村里一村三块 十一个村',
      '制作展板48块，其中镇上15块，11个村每村3块。',
      '制作展板46块，其中镇上15块，11个村每村3块。',
    ],
    [
      'places before their numbers',
      '调委会16个（镇1个村15个）',
      '调委会16个，其中镇级1个、村级15个。',
      '调委会16个，其中镇级15个、村级1个。',
    ],
  ])('%s', (_, notes, faithful, altered) => {
    expect(judge(notes, faithful)).toBe('pass')
    expect(judge(notes, altered)).toBe('flag')
  })
})
