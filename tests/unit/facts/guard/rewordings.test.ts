import { describe, expect, test } from 'vitest'
import { createFigureGuard } from '../../../../src/facts/guard/create-figure-guard.ts'
import { factsFromNotes } from '../../../../src/facts/guard/facts-from-notes.ts'
import { figureLexicon, figureReader } from '../../../helpers/figures.ts'

const guard = createFigureGuard({ figures: figureReader, lexicon: figureLexicon })
const judge = (notes: string, draft: string) =>
  guard(draft, factsFromNotes(notes.split(/^---$/m), figureReader)).verdict

/** What was told, a faithful way to write it, and the same with one thing altered. */
describe('a figure said in another way passes, and altered it does not', () => {
  test.each([
    ['a larger unit', '复垦耕地4公顷', '完成耕地复垦60亩。', '完成耕地复垦65亩。'],
    ['a smaller unit', '步道修了2.5公里', '建成步道2500米。', '建成步道2050米。'],
    ['108 as it is spoken', '合同审了一百单八份', '审查合同108份。', '审查合同118份。'],
    ['tenths of a field', '两户争三分地', '2户村民争议土地0.3亩。', '2户村民争议土地0.8亩。'],
    ['hours of the half day', '早上九点到晚上七点开门', '开放时间为9时至19时。', '开放时间为9时至18时。'],
    ['months as it is spoken', '整治搞了仨月', '开展为期3个月的整治。', '开展为期5个月的整治。'],
    ['days between two dates', '8月2号立案，8月9号结案', '8月2日立案，7日后结案。', '8月2日立案，9日后结案。'],
    ['what is left of a whole', '调了41起 就两起没调成', '调解纠纷41起，成功39起。', '调解纠纷41起，成功38起。'],
    ['twice as many', '案件比去年翻了一番 去年24件', '办理案件48件，去年为24件。', '办理案件46件，去年为24件。'],
    [
      'the time before from the change',
      '火灾比去年少3起，今年9起',
      '火灾由去年的12起降至9起。',
      '火灾由去年的13起降至9起。',
    ],
    [
      'halves of the year',
      '一季度7场 二季度4场 三季度9场 四季度2场',
      '举办讲座22场，其中上半年11场。',
      '举办讲座22场，其中上半年13场。',
    ],
    ['months of several notes', '3月调了8件\n---\n4月调了14件', '3至4月调解纠纷22件。', '3至4月调解纠纷23件。'],
    [
      'columns of a table',
      '甲所  32  58\n乙所  27  41',
      '甲所检查32次、发现问题58个，乙所检查27次、发现问题41个，合计检查59次、发现问题99个。',
      '甲所检查32次、发现问题58个，乙所检查27次、发现问题41个，合计检查59次、发现问题89个。',
    ],
    [
      'sums of unlike things',
      '文件2件、合同46份',
      '审查48件（份），其中文件2件、合同46份。',
      '审查49件（份），其中文件2件、合同46份。',
    ],
    [
      'a balance',
      '年初30人，走了4个，又招了7个',
      '年初30人，离职4人、新招聘7人，现有33人。',
      '年初30人，离职4人、新招聘7人，现有34人。',
    ],
    [
      'a list that is counted',
      '参加的有甲所、乙站、丙队',
      '甲所、乙站、丙队3家单位参加。',
      '甲所、乙站、丙队4家单位参加。',
    ],
    [
      'the same words said of several',
      '占道经营12起，罚4800；乱倒垃圾5起，罚2500',
      '查处占道经营12起、罚款4800元，乱倒垃圾5起、罚款2500元。',
      '查处占道经营12起、罚款2500元，乱倒垃圾5起、罚款4800元。',
    ],
    [
      'the noun behind a number',
      '述法覆盖14个村、2个社区',
      '14个村和2个社区书记述法全覆盖。',
      '2个村和14个社区书记述法全覆盖。',
    ],
    [
      'a rate of two rows',
      '柳湾：调解22件，成功21件。白石：调解18件，成功17件。',
      '柳湾、白石分别调解22件、18件，成功21件、17件，成功率95%。',
      '柳湾、白石分别调解22件、18件，成功21件、17件，成功率96%。',
    ],
    [
      'the share of two parts',
      '抽查20卷，优秀5卷，合格13卷',
      '抽查20卷，优秀5卷、合格13卷，合格及以上占90%。',
      '抽查20卷，优秀5卷、合格13卷，合格及以上占91%。',
    ],
    [
      'a sum of products',
      '简单的52件，每件50元；一般的26件，每件100元',
      '简单案件52件、每件50元，一般案件26件、每件100元，合计5200元。',
      '简单案件52件、每件50元，一般案件26件、每件100元，合计7800元。',
    ],
    ['so much for one', '慰问9户，一户500元', '慰问9户，每户500元。', '慰问9户，每户600元。'],
    [
      'what each has is no total',
      '11个村每村建1个书屋，每个书屋配书柜2个',
      '11个村每村建书屋1个，每个书屋配书柜2个。',
      '11个村每村建书屋1个，每家配置书柜3个。',
    ],
    ['which way it changed', '时长由5天缩短到3.2天', '时长从5天压缩至3.2天。', '时长从3.2天延长至5天。'],
    ['places won', '考核第3名，比去年前进2名', '考核第3名，较去年提升2个位次。', '考核第3名，较去年提升3个位次。'],
    ['ages', '超过60岁的占四成', '60岁以上占40%。', '60岁以上占50%。'],
    [
      'quarters in words',
      '检查：一季度28家，二季度35家，三季度41家，四季度30家',
      '按季度看，检查分别为28家、35家、41家、30家。',
      '按季度看，检查分别为28家、41家、35家、30家。',
    ],
    ['the first time', '头一回办汇演 来了三百人', '首次举办汇演，300人到场。', '首次举办汇演，400人到场。'],
    [
      'the small rest behind its whole',
      '劝回学生5个，里头女生3个',
      '劝返学生5名，其中女生3名、男生2名。',
      '劝返学生5名，其中女生3名、男生1名。',
    ],
    [
      'a fall from what was before, and not the share of it',
      '火点今年2个，去年5个',
      '火点由上年的5个降至2个，下降60%。',
      '火点由上年的5个降至2个，下降40%。',
    ],
    [
      'a fall by the change alone',
      '诈骗案今年16起，比去年少了8起',
      '今年诈骗案16起，比去年减少8起，下降33.3%。',
      '今年诈骗案16起，比去年减少8起，下降50%。',
    ],
    [
      'which prize',
      '快板作品3个，其中一个得了县里二等奖',
      '编排快板3个，其中1个获县级二等奖。',
      '编排快板3个，其中1个获县级三等奖。',
    ],
    ['a number behind letters', '检查网吧15家次 KTV 8家次', '检查网吧15家次、KTV8家次。', '检查网吧15家次、KTV9家次。'],
    [
      'one case and no togetherness',
      '今年水事纠纷就一起，两回说通了',
      '发生水事纠纷1起，经2次协调化解。',
      '发生水事纠纷2起，经2次协调化解。',
    ],
    [
      'the part among all who passed',
      '24人参加，考试22人过，2人补考过了',
      '24名人员参训并全部通过考试（含2名补考通过者）。',
      '24名人员参训并全部通过考试（含3名补考通过者）。',
    ],
    ['each and every one', '收到线索7条，核查完7条', '收到线索7条，已悉数核查。', '收到线索8条，已悉数核查。'],
    [
      'villages and communities side by side',
      '全镇16个村2个社区划了88个网格',
      '全镇18个村（社区）中有村16个、社区2个，划分网格88个。',
      '全镇18个村（社区）中有村2个、社区16个，划分网格88个。',
    ],
    ['which kind of village', '宣传车跑了28个村民小组', '宣传车深入28个村民小组。', '宣传车深入28个行政村。'],
    [
      'a whole that is less than its parts',
      '文件审查3件，重大决策2件，合同16件。',
      '开展合法性审查21件，其中文件3件、重大决策2件、合同16件。',
      '开展合法性审查19件，其中文件3件、重大决策2件、合同16件。',
    ],
    [
      'many years and not more than two',
      '多年的老案子有两起，今年都了了。',
      '2起多年积累的案子今年全部得到化解。',
      '3起多年积累的案子今年全部得到化解。',
    ],
    [
      'one of what is named',
      '今年办了个赡养纠纷，老人5个儿子都签了。',
      '调解赡养纠纷1起，老人的5名儿子均已签字。',
      '调解赡养纠纷2起，老人的5名儿子均已签字。',
    ],
    [
      'one that there was not',
      '2024年事故一起没有，2023年是1起。',
      '2024年未发生事故，2023年为1起。',
      '2024年未发生事故，2023年为2起。',
    ],
    [
      'fines in a row',
      '分别罚了2万、3万、7万。',
      '分别处罚款2万元、3万元、7万元，共计12万元。',
      '分别处罚款2万元、3万元、7万元，共计13万元。',
    ],
    [
      'quarters named together',
      '一季度132件，二季度158件。',
      '一、二季度分别承接工单132件、158件。',
      '一、二季度分别承接工单158件、132件。',
    ],
    ['the pace of a row', '学习、劳动都是每月2次。', '每月组织学习2次、劳动2次。', '每月组织学习2次、劳动3次。'],
    ['as many of each of two', '组织培训2场，开展宣传2场', '组织培训、宣传各2场。', '司法所、派出所均组织培训2场。'],
  ])('%s', (_, notes, faithful, altered) => {
    expect(judge(notes, faithful)).toBe('pass')
    expect(judge(notes, altered)).toBe('flag')
  })

  test('a row goes by the parts of the span before it', () => {
    const notes = '一季度讲座3场 二季度5场 三季度2场 四季度6场'
    expect(judge(notes, '四个季度分别举办讲座3场、5场、2场、6场。')).toBe('pass')
    expect(judge(notes, '四个季度分别举办讲座3场、2场、5场、6场。')).toBe('flag')
  })

  test('an answer counts what its question asks', () => {
    const notes = '村里几个点？7个\n社区几个点？2个'
    expect(judge(notes, '设服务点9个，其中村级7个、社区2个。')).toBe('pass')
    expect(judge(notes, '设服务点9个，其中村级2个、社区7个。')).toBe('flag')
  })

  test('a told part of the year is not exchanged for the other', () => {
    expect(judge('上半年巡查40次', '下半年巡查40次。')).toBe('flag')
    expect(judge('三季度巡查40次 四季度巡查50次', '下半年巡查90次。')).toBe('pass')
  })
})
