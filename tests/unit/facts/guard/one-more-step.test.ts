import { describe, expect, test } from 'vitest'
import { verdictOf } from '../../../helpers/expect-guard.ts'

describe('what takes one more step to work out', () => {
  test.each([
    [
      'all but some, the rest told',
      '走访企业52家，签约48家',
      '走访企业52家，除4家外均已签约。',
      '走访企业52家，除5家外均已签约。',
    ],
    [
      'all but some of two together',
      '网格员培训，东片120人，西片95人，考核通过209人',
      '组织网格员培训，东片、西片分别为120人、95人，合计215人，除6人外全部通过考核。',
      '组织网格员培训，东片、西片分别为120人、95人，合计215人，除9人外全部通过考核。',
    ],
    [
      'a total of so many each and others',
      '庭审旁听三回，第一回20人，第二回20人，第三回35人',
      '组织旁听庭审3次，前两次各20人参加，第三次35人参加，共计75人次。',
      '组织旁听庭审3次，前两次各20人参加，第三次35人参加，共计85人次。',
    ],
    [
      'a total before parts of which a list has so many each',
      '小学讲座2场，中学讲座2场，幼儿园讲座1场',
      '开展法治讲座5场（小学、中学各2场，幼儿园1场）。',
      '开展法治讲座6场（小学、中学各2场，幼儿园1场）。',
    ],
    [
      'a row, so often each',
      '网吧3家，酒吧2家，每家查了4次',
      '对网吧3家、酒吧2家各检查4次，累计检查20家次。',
      '对网吧3家、酒吧2家各检查4次，累计检查22家次。',
    ],
    [
      'a total before a part that has parts of its own',
      '食品店查了40家，不合格4家，送检4家；药店12家全合格',
      '检查商铺52家：食品店40家中36家合格，不合格的4家均已送检；12家药店全部合格。',
      '检查商铺57家：食品店40家中36家合格，不合格的4家均已送检；12家药店全部合格。',
    ],
    [
      'letters and cases under one',
      '来信8封，网上件54件，信箱19件',
      '办理来信8封、网上件54件、信箱来件19件，合计81件。',
      '办理来信8封、网上件54件、信箱来件19件，合计82件。',
    ],
  ])('%s', (_, notes, faithful, altered) => {
    expect(verdictOf(notes, faithful)).toBe('pass')
    expect(verdictOf(notes, altered)).toBe('flag')
  })

  test('what each has is not worked out from a total that was worked out from it', () => {
    expect(
      verdictOf('26个社区各设1个说事室，每室配说事员3人', '在3个社区各设说事室1个，每室配备说事员26名，共78名。'),
    ).toBe('flag')
  })
})

describe('what the text says without its number', () => {
  test.each([
    [
      'of as many as a list goes through, by other names',
      '所里4人，政法专编2人，公益岗1人，临聘1人',
      '司法所现有4名：政法专项编制2名，公益性岗位、临时聘用人员各1名。',
      '司法所现有4名：政法专项编制2名，公益性岗位人员1名。',
    ],
    [
      'once at each of several dates',
      '明白人培训，3月一期52人，6月一期47人，10月一期61人',
      '分别于3月、6月和10月各举办一期明白人培训，参训人数依次为52人、47人、61人。',
      '分别于3月、6月和10月各举办一期明白人培训，参训人数依次为52人、61人、47人。',
    ],
    [
      'what was done to those it has counted',
      '冷链冰箱15台，温度异常1台，换新1台',
      '检查冷链冰箱15台，其中1台温度异常，已换新。',
      '检查冷链冰箱15台，其中1台温度异常。',
    ],
    [
      'how many a list goes through',
      '东山村和西山村的调解室今年挂牌，两个调解室分别调了18件和12件',
      '东山村、西山村调解室今年挂牌，分别调解18件、12件，共计30件。',
      '东山村、西山村调解室今年挂牌，分别调解18件、12件，共计31件。',
    ],
    [
      'the measure word of what was found',
      '查出隐患12条，春天着火两次',
      '排查隐患12处，春季发生火灾2起。',
      '排查隐患12处，春季发生火灾3起。',
    ],
  ])('%s', (_, notes, faithful, altered) => {
    expect(verdictOf(notes, faithful)).toBe('pass')
    expect(verdictOf(notes, altered)).toBe('flag')
  })
})

describe('what is read by the words around it', () => {
  test.each([
    [
      'none of one is all of its opposite',
      '养殖户用药检查92户，抽样184份，阳性0',
      '对92户养殖户开展用药检查，抽样184份，检测均为阴性。',
      '对92户养殖户开展用药检查，抽样184份。',
    ],
    [
      'a year up to a month',
      '2024年全年立案19件，2025年截至10月底立案24件',
      '2025年1月至10月底立案24件，2024年全年立案19件。',
      '2025年1月至9月底立案24件，2024年全年立案19件。',
    ],
    [
      'so many for each ten thousand',
      '全镇人口5.2万，调解员156个',
      '全镇人口5.2万人，配备调解员156名，平均每万人30名。',
      '全镇人口5.2万人，配备调解员156名，平均每万人32名。',
    ],
    [
      'the wheels of what is counted',
      '备案电动三轮2210辆，电动四轮96辆',
      '备案电动三轮车、电动四轮车分别为2210辆、96辆，合计2306辆。',
      '备案电动三轮车、电动四轮车分别为96辆、2210辆，合计2306辆。',
    ],
    [
      'the numbers that stalls bear',
      '5月10日起迁到疏导点，摊位编号1到14',
      '自5月10日起迁入疏导点，摊位按1至14号编排。',
      '自5月10日起迁入疏导点，摊位按1至15号编排。',
    ],
    [
      'parts in the measure word of their whole',
      '查出隐患97条，当场改了60条，限期改37条',
      '排查隐患97处，其中当场整改60处、限期整改37处。',
      '排查隐患97处，其中当场整改60处、限期整改36处。',
    ],
  ])('%s', (_, notes, faithful, altered) => {
    expect(verdictOf(notes, faithful)).toBe('pass')
    expect(verdictOf(notes, altered)).toBe('flag')
  })
})
