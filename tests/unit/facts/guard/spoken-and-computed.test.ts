import { describe, expect, test } from 'vitest'
import { createFigureGuard } from '../../../../src/facts/guard/create-figure-guard.ts'
import { factsFromNotes } from '../../../../src/facts/guard/facts-from-notes.ts'
import { figureLexicon, figureReader } from '../../../helpers/figures.ts'

const guard = createFigureGuard({ figures: figureReader, lexicon: figureLexicon })
const judge = (notes: string, draft: string) =>
  guard(draft, factsFromNotes(notes.split(/^---$/m), figureReader)).verdict

/** What was told, a faithful way to write it, and the same with one thing altered. */
describe('what is only talk in the notes need not be written', () => {
  test.each([
    [
      'two of them together',
      '妇联办讲座5场\n---\n团委办模拟法庭3场，两家加起来听众一千四百来人',
      '妇联举办讲座5场，团委组织模拟法庭3场，参加群众约1400人。',
      '妇联举办讲座5场，团委组织模拟法庭3场，参加群众约1700人。',
    ],
    [
      'said once more',
      '退回合同2份重签的，对，2份，意见34条',
      '退回重签合同2份，提出意见34条。',
      '退回重签合同，提出意见34条。',
    ],
    ['a guess before the number', '调解大概二三十件吧，具体二十七件', '全年调解27件。', '全年调解29件。'],
    ['the seasons', '一年四季，每季到工地讲3场', '每季度到工地宣讲3场。', '每季度到工地宣讲4场。'],
    ['what one costs', '配了3台 一台两万六', '配备3台，每台2.6万元。', '配备4台，每台2.6万元。'],
  ])('%s', (_, notes, faithful, altered) => {
    expect([judge(notes, faithful), judge(notes, altered)]).toEqual(['pass', 'flag'])
  })
})

describe('what follows from the notes passes, and altered it does not', () => {
  test.each([
    ['100% of each and every one', '投诉58件，件件有回音', '受理投诉58件，答复率100%。', '受理投诉58件，答复率98%。'],
    [
      '100% by two equal numbers',
      '沿街商户86家，承诺书签了86份',
      '沿街商户86家，承诺书签订率100%。',
      '沿街商户86家，承诺书签订率100%，满意率100%。',
    ],
    [
      'rates of several kinds',
      '建议几件？7件\n办复率？全部办复\n满意率？都满意',
      '办理建议7件，办复率、满意率均为100%。',
      '办理建议9件，办复率、满意率均为100%。',
    ],
    [
      'papers of all kinds together',
      '审了合同47份 文件3个 决策2项',
      '审查合同47份、规范性文件3件、重大决策2项，共计52件。',
      '审查合同47份、规范性文件3件、重大决策2项，共计53件。',
    ],
    [
      'the part that is left of a list',
      '述法12人 其中班子成员9人',
      '12人参加述法，其中班子成员9人、中层干部3人。',
      '12人参加述法，其中班子成员9人、中层干部4人。',
    ],
    [
      'the same thing of two notes',
      '上半年立案14件 结案11件\n---\n下半年立案9件 结案12件 罚没款六万八',
      '全年立案23件、结案23件，其中上半年分别为14件、11件，下半年分别为9件、12件，罚没款6.8万元。',
      '全年立案26件、结案23件，其中上半年分别为14件、11件，下半年分别为9件、12件，罚没款6.8万元。',
    ],
    [
      'tenths that are exceeded',
      '讲了66课 村里40课 学校26课',
      '授课66次，其中进村40次、进学校26次，进村占比超过六成。',
      '授课66次，其中进村40次、进学校26次，进村占比超过七成。',
    ],
    [
      'so many each quarter',
      '每周开碰头会1次，每季度评优一次每次评5个',
      '例会每周1次、评优每季1次，年内评出优秀网格员20人次。',
      '例会每周1次、评优每季1次，年内评出优秀网格员30人次。',
    ],
    [
      'the rest, though another number was told twice',
      '工地一共12个 工资专户开了十二个 保证金交齐的11个',
      '12个工地全部开设工资专户，11个工地缴存保证金，其余1个工地尚未缴齐。',
      '12个工地全部开设工资专户，11个工地缴存保证金，其余2个工地尚未缴齐。',
    ],
    [
      'two things that have as many each',
      '集中教育12次，公益活动12次，走访96次',
      '组织集中教育、公益活动各12次，走访96次。',
      '组织集中教育、公益活动各13次，走访96次。',
    ],
    [
      'the same number of last year twice',
      '去年立案19起，今年立案24起，今年结案22起，去年结案19起',
      '今年立案24起、结案22起，去年立案、结案均为19起。',
      '今年立案24起、结案22起，去年立案、结案均为18起。',
    ],
    ['one each', '公开栏14块，每村一块', '14个村各设公开栏1块。', '13个村各设公开栏1块。'],
    [
      'two for one',
      '8个班子成员 包16个村，一人包俩',
      '8名班子成员包联16个村，每人包联2个村。',
      '8名班子成员包联16个村，每人包联3个村。',
    ],
    [
      'one on each of two days',
      '4月、9月各一次培训，一次60人',
      '4月、9月开展培训各1次，每次60人，累计培训120人次。',
      '4月、9月开展培训各1次，每次60人，累计培训140人次。',
    ],
    [
      'the former and the latter',
      '3月15日和“12·4”各搞了一次普法，前一次发资料600份，后一次1500份',
      '“3·15”、“12·4”集中普法，两次分别发放资料600份、1500份。',
      '“3·15”、“12·4”集中普法，两次分别发放资料1500份、600份。',
    ],
    ['halves of the year', '1-6月巡查68次\n---\n7到12月巡查74次', '全年巡查142次。', '全年巡查152次。'],
    ['a rough half', '办证原来7天，现在3天，快了一大半', '办证时限由7天压缩至3天。', '办证时限由7天压缩至4天。'],
    [
      'what is done every day',
      '网格员每天巡一遍，每周开碰头会1次',
      '网格员坚持日巡查，每周召开碰头会1次。',
      '网格员坚持巡查，每周召开碰头会1次。',
    ],
    [
      'the one event that the rest is told of',
      '去中学搞了一场，来了320个学生，发书240本',
      '走进中学开展宣传，320名学生参加，发放图书240本。',
      '走进中学开展宣传，发放图书240本。',
    ],
    [
      'communities and villages of unlike measure words',
      '查了敬老院2所、照料中心5家',
      '检查2所敬老院和5家照料中心等共7家机构。',
      '检查2所敬老院和5家照料中心等共8家机构。',
    ],
    [
      'the noun holds the measure word',
      '镇 1 站，村 18 室',
      '建成镇级服务站1个、村级服务室18个。',
      '建成镇级服务站1个、村级服务室16个。',
    ],
    [
      'the rate that names its part',
      '案卷评查25本，优秀8本，合格16本，不合格1本',
      '评查案卷25本，优秀8本、合格16本、不合格1本，优秀率32%。',
      '评查案卷25本，优秀8本、合格16本、不合格1本，优秀率36%。',
    ],
    ['tenths that are about so', '采纳率大概六成', '采纳率约60%。', '采纳率60%。'],
    ['every ten days', '镇级河长每旬巡一次', '镇级河长每旬巡河1次、全年36次。', '镇级河长每旬巡河1次、全年30次。'],
    ['once a month', '粮站，月查一次，共12次', '粮站每月检查1次，全年12次。', '粮站每月检查2次，全年12次。'],
    ['a name in letters', '检查 KTV 6 家、烧烤摊 80 个', '检查KTV6家、烧烤摊80个。', '检查KTV8家、烧烤摊80个。'],
    [
      'boards',
      '广告牌 320 块，隐患 106 块',
      '排查广告牌320块，发现存在隐患的106块。',
      '排查广告牌320块，发现存在隐患的160块。',
    ],
    [
      'two brothers',
      '老李家两兄弟分地 调了6次才成',
      '历经6次调解，化解李家兄弟2人土地纠纷。',
      '历经6次调解，化解李家兄弟3人土地纠纷。',
    ],
    [
      'a numeral without a measure word',
      '审了134件 合同一百二十一 文件八 决策五',
      '审查134件，其中合同121件、文件8件、决策5件。',
      '审查134件，其中合同121件、文件9件、决策5件。',
    ],
    [
      'the most is the first',
      '活动搞了18场，七里坪村搞得最多5场',
      '活动开展18场，七里坪村以5场位列第一。',
      '活动开展18场，七里坪村以5场位列第二。',
    ],
    [
      'villages and communities together',
      '红星村调解18件，光明村14件，东风社区30件',
      '三个村（社区）调解纠纷62件，其中红星村18件，光明村14件，东风社区30件。',
      '四个村（社区）调解纠纷62件，其中红星村18件，光明村14件，东风社区30件。',
    ],
  ])('%s', (_, notes, faithful, altered) => {
    expect([judge(notes, faithful), judge(notes, altered)]).toEqual(['pass', 'flag'])
  })
})

describe('a figure that agrees by chance is seen', () => {
  test.each([
    [
      'a 0 that 罚没 does not deny',
      '行政处罚案子一共9件，罚没款两万三',
      '办理行政处罚案件9件，罚没款2.3万元，被行政复议纠错0件。',
    ],
    [
      'one more beside 均',
      '应诉2件，负责人出庭2次。全部胜诉',
      '行政应诉案件2件，均胜诉，另有1件在诉前化解；负责人出庭应诉2次。',
    ],
    [
      'not done, by a gap of two others',
      '调了96件 成了92件 邻里61 土地22 剩下十三件是别的',
      '调解96件，其中邻里61件、土地22件、其他13件；调解成功92件，未成功9件。',
    ],
    [
      'how often one comes',
      '给每个村配了1名法律顾问 一共9个村 顾问每月进村1次',
      '为9个村各配备1名法律顾问，法律顾问定期进村。',
    ],
    [
      'a sum that names one of its parts',
      '规范性文件 制定 3 件 / 合法性审核 3 件 / 备案 3 件 / 清理 11 件',
      '制定规范性文件3件，审核和备案全覆盖；清理文件17件。',
    ],
    [
      'grades that changed places',
      '自建房查了两千二百栋 c级的六栋 d级2栋',
      '排查自建房2200栋，鉴定为C级2栋、D级6栋，8栋危房内居民已撤离。',
    ],
  ])('%s', (_, notes, altered) => {
    expect(judge(notes, altered)).toBe('flag')
  })
})
