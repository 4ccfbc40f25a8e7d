import { describe, expect, test } from 'vitest'
import { createFigureGuard } from '../../../../src/facts/guard/create-figure-guard.ts'
import { factsFromNotes } from '../../../../src/facts/guard/facts-from-notes.ts'
import { figureLexicon, figureReader } from '../../../helpers/figures.ts'

const guard = createFigureGuard({ figures: figureReader, lexicon: figureLexicon })
const judge = (notes: string, draft: string) =>
  guard(draft, factsFromNotes(notes.split(/^---$/m), figureReader)).verdict

/** What was told, how a clerk rewords it, and the same with one thing altered. */
describe('what a clerk rewords thoroughly passes, and altered it does not', () => {
  test.each([
    [
      'a figure that the notes only take up again',
      '低保复核612户，退出41户，其中9户是群众举报查实退的（含在41户里）。',
      '复核低保612户，清退41户，其中经群众举报查实9户。',
      '复核低保612户，清退40户，其中经群众举报查实9户。',
    ],
    [
      'a figure taken up again in another note',
      '三级以上精神障碍患者6人，每月随访。\n---\n派出所：这6个人我们跟村干部结了对子。',
      '对三级以上精神障碍患者6人每月随访，派出所、村干部与其结对。',
      '对三级以上精神障碍患者每月随访，派出所、村干部与其结对。',
    ],
    [
      'all of them again, said by 均 behind 户',
      '化肥以次充好，23户受害，厂家退赔6.2万，23户都拿到手了',
      '23户农户反映化肥以次充好，厂家退赔6.2万元，相关农户均已领取。',
      '23户农户反映化肥以次充好，厂家退赔6.2万元，户均领取。',
    ],
    [
      'the rest of a whole, said without its number',
      '没签合同的机动地63宗，已经补签59宗，还有4宗人在外地没签上。',
      '查出未订立合同机动地63宗，除4宗因人员外出未签外，其余均已补签。',
      '查出未订立合同机动地63宗，4宗因人员外出未签。',
    ],
    [
      'a share in words',
      '司法所一共4个人，3个有法律职业资格，1个在备考。',
      '司法所现有工作人员4名，四分之三取得法律职业资格，另有1名备考。',
      '司法所现有工作人员4名，五分之三取得法律职业资格，另有1名备考。',
    ],
    ['an upper bound in other words', '彩礼都不超过6.6万', '彩礼均未超过6.6万元。', '彩礼均为6.6万元。'],
    ['超 right behind 网', '新建光纤网超过20公里', '新建光纤网20余公里。', '新建光纤网20公里。'],
    [
      'those in favour as votes',
      '到会48个代表，46个赞成',
      '48名代表到会，以46票赞成通过。',
      '48名代表到会，以45票赞成通过。',
    ],
    [
      'the last of several times',
      '分配方案开了4次会，最后一次全票通过',
      '分配方案先后开会4次，第四次会议全票通过。',
      '分配方案先后开会3次，第三次会议全票通过。',
    ],
    [
      'the first two times',
      '查私宰猪2次都扑空了，第三次在老砖厂抓到，扣肉410斤',
      '先后三次查处私宰生猪，前两次未查获，第三次在老砖厂查扣猪肉410斤。',
      '查处私宰生猪未查获，第三次在老砖厂查扣猪肉410斤。',
    ],
    [
      'the one that is pointed at',
      '水样24份，合格23份，不合格那份换滤芯后合格',
      '采样24份，合格23份，1份更换滤芯后合格。',
      '采样24份，合格23份，2份更换滤芯后合格。',
    ],
    [
      'so many households so many times',
      '液化气站1家、加油站4家、烟花爆竹零售点11家，每家查了3遍',
      '对1家液化气站、4家加油站和11家烟花爆竹零售点（共16家）逐家检查3次，累计检查48家次。',
      '对1家液化气站、4家加油站和11家烟花爆竹零售点（共16家）逐家检查3次，累计检查46家次。',
    ],
    [
      'what came last added to what came first',
      '安全员63名考核，合格60，补考3个人过了2个',
      '对63名安全员进行考核，60人首次合格，3人补考，其中2人通过，最终62人合格。',
      '对63名安全员进行考核，60人首次合格，3人补考，其中2人通过，最终63人合格。',
    ],
    [
      'by how many places from the former rank',
      '考核去年全县第11，今年第5',
      '在全县考核中居第5名，名次由第11名上升6位。',
      '在全县考核中居第5名，名次由第11名上升5位。',
    ],
    [
      'all of them as a rate',
      '食品小作坊46家，全登记了，抽检120批次',
      '46家食品小作坊登记率达100%，抽检120批次。',
      '46家食品小作坊登记率达99%，抽检120批次。',
    ],
    [
      'a noun that ends in the measure word',
      '民法典进万家跑了5个村，其中2个夜场，3个白天场',
      '民法典宣讲走进5个村，其中白天场3场、夜场2场。',
      '民法典宣讲走进5个村，其中白天场3期、夜场2期。',
    ],
    [
      'a measure word that only the total had',
      '收到线索10条，立案4，了结6，处分4人',
      '处置问题线索10条，其中了结6条、立案4件，处分4人。',
      '处置问题线索10条，其中了结6条、立案4户，处分4人。',
    ],
    [
      'so many each of a list',
      '逃生演练4次（学校2次、企业2次），参加的860人',
      '组织逃生演练四次，学校、企业各两次，860人参加。',
      '组织逃生演练四次，学校两次，860人参加。',
    ],
    [
      'all of the row of a village by its name',
      '东风村：矛盾18，调好18\n西岭村：矛盾25，调好24',
      '东风、西岭两村排查矛盾18件、25件；东风村全部化解，西岭村化解24件。',
      '东风、西岭两村排查矛盾18件、25件；东风村已化解，西岭村化解24件。',
    ],
    [
      'days of the week',
      '水渠轮灌，上游每周一三五，下游二四六',
      '周一、周三、周五归上游，周二、周四、周六归下游。',
      '周一、周三归上游，周二、周四、周六归下游。',
    ],
    [
      'a span of days without their 日',
      '气瓶专项，6月15到7月31，查餐饮店102户',
      '自6月15日起至7月31日，检查餐饮店102户。',
      '自6月15日起至7月30日，检查餐饮店102户。',
    ],
    [
      'a day by its numbers after 截至',
      '截至11.30，调解489件',
      '截至11月30日，调解489件。',
      '截至11月20日，调解489件。',
    ],
    ['a night', '7月19夜里转移89户', '7月19日夜间转移89户。', '7月18日夜间转移89户。'],
    ['an hour of the night', '谈到凌晨2点，签了协议', '协商至凌晨两时，签订协议。', '协商至凌晨三时，签订协议。'],
    ['money that comes in two parts', '剩下的158万分两次付完', '余款158万元分两次结清。', '余款158万元分三次结清。'],
    [
      'so many for each of a number of villages',
      '法律明白人：18个村每村5个，共90人',
      '全镇18个村按每村5名的标准配备“法律明白人”共90名。',
      '全镇5个村按每村18名的标准配备“法律明白人”共90名。',
    ],
    [
      'what a change began from',
      '执法辅助人员18名，9月辞退1名，现在17名',
      '9月辞退执法辅助人员1名，队伍由18名减为17名。',
      '9月辞退执法辅助人员1名，队伍由17名减为18名。',
    ],
  ])('%s', (_, notes, faithful, altered) => {
    expect(judge(notes, faithful)).toBe('pass')
    expect(judge(notes, altered)).toBe('flag')
  })
})
