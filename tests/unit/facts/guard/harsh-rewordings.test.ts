import { describe, expect, test } from 'vitest'
import { createFigureGuard } from '../../../../src/facts/guard/create-figure-guard.ts'
import { factsFromNotes } from '../../../../src/facts/guard/facts-from-notes.ts'
import { figureLexicon, figureReader } from '../../../helpers/figures.ts'

const guard = createFigureGuard({ figures: figureReader, lexicon: figureLexicon })
const judge = (notes: string, draft: string) =>
  guard(draft, factsFromNotes(notes.split(/^---$/m), figureReader)).verdict

/** What was told, a faithful way to write it that is far from its words, and the same with one thing altered. */
describe('a figure said in a far-off way passes, and altered it does not', () => {
  test.each([
    [
      'measure words of the head of a table',
      '村|户数|罚款(万元)\n白杨|46|3.2\n清水|38|1.5',
      '白杨、清水两村涉及84户，罚款4.7万元。',
      '白杨、清水两村涉及84户，罚款4.8万元。',
    ],
    [
      'two columns that share a number',
      '村\t调解\t成功\n桃林\t18\t17\n石桥\t25\t25\n南坪\t9\t8',
      '三村共调解52件，调解成功50件，成功率96.2%。',
      '三村共调解52件，调解成功50件，成功率95.2%。',
    ],
    [
      'the year in the first column of a table',
      '年份 案件 罚款(万元)\n2023 45 18.2\n2024 37 15.4',
      '2024年办案37件，罚款15.4万元，较2023年分别减少8件、2.8万元。',
      '2024年办案37件，罚款15.4万元，较2023年分别减少8件、2.7万元。',
    ],
    [
      'one of the parts of a column in words',
      '村名 排查 化解\n白石 38 36\n南坳 27 27\n水头 19 18',
      '三个村合计排查84件，化解81件，化解率96.4%，其中南坳村27件全部化解。',
      '三个村合计排查84件，化解82件，化解率96.4%，其中南坳村27件全部化解。',
    ],
    ['flat metres', '拆违27处 面积四千六百八十平', '拆除违建27处4680平方米。', '拆除违建27处4680亩。'],
    ['sheets as pieces', '发传单4500张', '发放宣传资料4500份。', '发放宣传资料4500册。'],
    ['documents as pieces', '印发文件5个', '印发文件5份。', '印发文件5条。'],
    ['more than so many as it is spoken', '测试的过了两万', '超过2万人参加测试。', '2万人参加测试。'],
    ['at least, apart from its number', '今年少说也跑了150趟', '全年走访150次以上。', '全年走访150次。'],
    ['the most is no bound', '七里坪村搞得最多5场', '七里坪村5场，为各村最多。', '七里坪村6场，为各村最多。'],
    [
      'points of a row',
      '安全感今年96.8% 去年95.1%；满意度今年94.2% 去年92.7%',
      '安全感、满意度分别由去年的95.1%、92.7%升至96.8%、94.2%，提高1.7个和1.5个百分点。',
      '安全感、满意度分别由去年的95.1%、92.7%升至96.8%、94.2%，提高1.9个和1.5个百分点。',
    ],
    [
      'the time before, beside the change',
      '发案12起，同比少了7起',
      '发案12起，较上年同期的19起减少7起。',
      '发案12起，较上年同期的18起减少7起。',
    ],
    [
      'the rate before, from percentage points',
      '满意的占98.6%，比上一年涨了1.4个点',
      '满意率98.6%，较上年的97.2%提高1.4个百分点。',
      '满意率98.6%，较上年的97.4%提高1.4个百分点。',
    ],
    [
      'the rank before',
      '平安考核全县第3名，比去年前进2名',
      '平安考核由去年的第5位上升至第3位。',
      '平安考核由去年的第6位上升至第3位。',
    ],
    [
      'places won',
      '法治考核我镇排第4，去年第9',
      '法治考核列第4位，较上年上升5位。',
      '法治考核列第4位，较上年上升6位。',
    ],
    ['no change', '平安考核第6，去年也是第6', '平安考核第6名，与上年持平。', '平安考核第7名，与上年持平。'],
    [
      'so often a month at so many places',
      '工地7个 每个工地每月查2次 全年没落下',
      '对7个工地每月各检查2次，全年检查168次。',
      '对7个工地每月各检查2次，全年检查84次。',
    ],
    [
      'so many for each of each',
      '3所学校 每校1名法治副校长 每人每学期上2节课 全年两个学期',
      '3名副校长每人每学期授课2节，全年2个学期合计授课12节，3所学校每校1名副校长。',
      '3名副校长每人每学期授课2节，全年2个学期合计授课6节，3所学校每校1名副校长。',
    ],
    [
      'so many for each, and others',
      '上半年旁听2次，每次30人；下半年1次，45人',
      '上半年旁听2次、每次30人，下半年1次、45人，合计105人次。',
      '上半年旁听2次、每次30人，下半年1次、45人，合计115人次。',
    ],
    ['a mean is no part of a sum', '33天里查了66家，平均一天两家', '33天内检查66家。', '33天内检查68家。'],
    [
      'money is not shared out among money',
      '经费县里给了3万 镇上又挤了2万5',
      '县级拨付3万元，镇级自筹2.5万元。',
      '县级拨付3万元，镇级自筹2.5万元，人均经费1.2元。',
    ],
    [
      'a result is no change',
      '2024年纠纷96起，2025年81起；2024年信访23件，2025年16件',
      '纠纷由2024年的96起降至2025年的81起，下降15.6%；信访由23件降至16件。',
      '纠纷由2024年的96起降至2025年的81起，下降16.5%；信访由23件降至16件。',
    ],
    [
      'what is counted again is no sum',
      '编制五个 在岗的就三个 还借调走一个',
      '核定编制5名，在岗3名，其中借调1名。',
      '核定编制5名，在岗4名，其中借调1名。',
    ],
    [
      'places and persons add up to nothing',
      '8个网格，每个网格配网格员2个、辅警1个',
      '8个网格配备网格员16名，每格网格员2名、辅警1名。',
      '8个网格配备网格员16名、辅警9名，每格网格员2名、辅警1名。',
    ],
    ['the year from so many a month', '法治讲座每月一次 没断过', '全年举办法治讲座12次。', '全年举办法治讲座13次。'],
  ])('%s', (_, notes, faithful, altered) => {
    expect([faithful, altered].map((draft) => judge(notes, draft))).toEqual(['pass', 'flag'])
  })
})
