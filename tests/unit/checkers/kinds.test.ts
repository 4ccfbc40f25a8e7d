import { describe, expect, test } from 'vitest'
import { type CheckSetting, checkText, kindsOf } from '../../helpers/check-text.ts'

interface Pair {
  readonly kind: string
  readonly wrong: string
  readonly right: string
  readonly setting?: CheckSetting
}

/** A passage that has the error, and one as like it as can be that has not. */
const PAIRS: readonly Pair[] = [
  {
    kind: 'number_conflict',
    wrong: '全年受理矛盾纠纷95起。辖区共受理矛盾纠纷59起。',
    right: '上半年受理矛盾纠纷95起。去年受理矛盾纠纷59起。',
  },
  { kind: 'number_conflict', wrong: '受理工单28件，办结35件。', right: '受理工单35件，办结28件。' },
  {
    kind: 'ratio_wrong',
    wrong: '调处纠纷250起，成功240起，调处成功率97%。',
    right: '调处纠纷250起，成功240起，调处成功率96%。',
  },
  { kind: 'ratio_wrong', wrong: '检查90次，同比下降30%（去年100次）。', right: '检查90次，同比下降10%（去年100次）。' },
  {
    kind: 'ratio_wrong',
    wrong: '受理并化解纠纷95起，调处成功率达99%。',
    right: '受理纠纷100起，化解99起，调处成功率达99%。',
  },
  {
    kind: 'sum_wrong',
    wrong: '调解纠纷50起，其中邻里纠纷20起、婚姻纠纷10起、其他纠纷10起。',
    right: '调解纠纷50起，其中邻里纠纷20起、婚姻纠纷10起。',
  },
  {
    kind: 'sum_wrong',
    wrong: '上半年培训2期，下半年培训3期，全年共6期。',
    right: '上半年培训2期，下半年培训3期，全年共5期。',
  },
  { kind: 'unit_mismatch', wrong: '张贴海报120人。', right: '张贴海报120张。' },
  { kind: 'unit_missing', wrong: '平均成绩达92.5，位居前列。', right: '拨打12345，位居前列。' },
  {
    kind: 'frequency_conflict',
    wrong: '每季度研究法治工作1次，全年研究法治工作3次。',
    right: '每季度研究法治工作1次，全年研究法治工作4次。',
  },
  { kind: 'approx_total', wrong: '共计80余人参加。', right: '共计80人参加。' },
  { kind: 'number_suspect', wrong: '群众满意率98.6%。', right: '经电话回访，群众满意率98.6%。' },
  {
    kind: 'stale_reference',
    wrong: '贯彻落实党的十九大和十九届六中全会精神。',
    right: '贯彻落实党的二十大和二十届二中全会精神。',
  },
  {
    kind: 'stale_reference',
    wrong: '贯彻党的二十大和二十届二中全会精神。',
    right: '贯彻党的二十大和二十届历次全会精神。',
    setting: { year: 2024 },
  },
  { kind: 'early_reference', wrong: '贯彻落实党的二十届三中全会精神。', right: '贯彻落实党的二十届二中全会精神。' },
  { kind: 'stale_expression', wrong: '深入推进“七五”普法。', right: '深入推进“八五”普法。' },
  { kind: 'stale_expression', wrong: '坚持廉洁高效、守法诚信。', right: '坚持智能高效、廉洁诚信、人民满意。' },
  {
    kind: 'year_slip',
    wrong: '2022年，全镇开展普法活动8次。',
    right: '2022年修订的办法继续有效，全镇开展普法活动8次。',
  },
  {
    kind: 'year_slip',
    wrong: '2023年推进法治政府建设的主要安排\n加强普法宣传，举办讲座8次。',
    right: '2024年推进法治政府建设的主要安排\n加强普法宣传，举办讲座8次。',
  },
  {
    kind: 'year_slip',
    wrong: '青石镇2022年度法治政府建设工作总结和2024年工作计划\n一、主要举措和成效\n举办讲座8次。',
    right: '青石镇2023年度法治政府建设工作总结和2024年工作计划\n一、主要举措和成效\n举办讲座8次。',
  },
  { kind: 'wrong_term', wrong: '更新法制宣传栏6块。', right: '落实重大执法决定法制审核。' },
  { kind: 'law_name', wrong: '学习《中华人民共和国道路安全交通法》。', right: '学习《安平县道路交通安全管理办法》。' },
  { kind: 'set_phrase', wrong: '坚持法定职责必须为、违法行为不可为。', right: '坚持法定职责必须为、法无授权不可为。' },
  { kind: 'typo', wrong: '人民调集成效明显。', right: '人民调解成效明显，完善调节机制。' },
  {
    kind: 'duplicate',
    wrong: '建立健全各项工作制度和考核办法。建立健全各项工作制度和考核办法，效果好。',
    right: '建立健全各项工作制度。完善考核办法，效果好。',
  },
  { kind: 'artifact', wrong: '发放资料XX份。', right: '发放资料12份。' },
  {
    kind: 'layout_break',
    wrong: '全年调解成功28起，调\n\n处成功率高。',
    right: '全年调解成功28起。\n\n调处成功率高。',
  },
  { kind: 'punctuation', wrong: '加强培训,。提高能力。', right: '加强培训，提高能力。' },
  { kind: 'spacing', wrong: '全年调解 28 起。', right: '开展“调解促稳定 喜迎新时代”活动。' },
  { kind: 'numbering', wrong: '一是加强学习。三是加强宣传。', right: '一是加强学习。二是加强宣传。' },
  {
    kind: 'place_leftover',
    wrong: '会上，白河镇召开推进会。',
    right: '会上，石桥镇召开推进会，与白河镇联合执法，各乡镇、小城镇均参加。',
  },
  { kind: 'person_name', wrong: '镇长黄丽萍带队检查。', right: '镇长高度重视，带队检查。' },
  { kind: 'missing_name', wrong: '全年，镇开展培训8次。', right: '全年，我镇开展培训8次。' },
  { kind: 'sensitive_group', wrong: '现有吸毒人员12名。', right: '对吸毒人员实行网格化管理。' },
  { kind: 'id_or_phone', wrong: '联系电话13912345678。', right: '拨打12348热线。' },
  { kind: 'secrecy_mark', wrong: '机密★3年\n关于情况的报告。', right: '开展保守国家秘密法宣传。' },
  { kind: 'off_topic', wrong: '蓝莓产业实现年产值2000万元。', right: '依法审查茶叶产业合同12份。' },
  { kind: 'competence', wrong: '进一步完善相关法律法规。', right: '进一步宣传相关法律法规，完善规章制度。' },
  { kind: 'concept', wrong: '镇党委常委会研究法治工作。', right: '县委常委会研究法治工作。' },
  { kind: 'doc_type', wrong: '现将有关情况汇报如下：', right: '现将有关情况报告如下：' },
  { kind: 'request_in_report', wrong: '恳请上级增加编制2名。', right: '1人正在申请考试。' },
  { kind: 'request_in_report', wrong: '请区司法局增派2人。', right: '请区司法局宣讲民法典1课。' },
  { kind: 'fine_as_merit', wrong: '全年罚款12.6万元，成效明显。', right: '全年退还罚款1.2万元。' },
  { kind: 'heading_style', wrong: '（一）坚持分工+协作\n各负其责。', right: '（一）坚持分工协作\n各负其责。' },
  {
    kind: 'boilerplate_leftover',
    wrong: '（一）组织领导（请填写本单位具体做法）。',
    right: '（一）组织领导（含机制建设）。',
  },
  { kind: 'vague_law', wrong: '开展《条例》宣传。', right: '开展《信访工作条例》（以下简称《条例》）宣传。' },
  { kind: 'book_title', wrong: '学习《党内法规》。', right: '学习党内法规。' },
  { kind: 'collocation', wrong: '增加工作的责任感。', right: '增强工作的责任感。' },
  { kind: 'redundant', wrong: '加强廉洁廉政建设。', right: '加强廉政建设。' },
  {
    kind: 'grammar',
    wrong: '没有认识到依法行政的重要性，真正把它当作准则。',
    right: '没有认识到依法行政的重要性，没有真正把它当作准则。',
  },
  {
    kind: 'level_mixed',
    wrong: '在县委、县政府的领导下。',
    right: '在区委、区政府的领导下。',
    setting: { unit: '江苏省宁川市临江区河东街道' },
  },
]

describe('each kind is found where it is and not where it only seems to be', () => {
  for (const { kind, wrong, right, setting } of PAIRS) {
    test(`${kind}: ${wrong.slice(0, 18).replaceAll('\n', ' ')}`, () => {
      expect(kindsOf(wrong, setting)).toContain(kind)
      expect(kindsOf(right, setting)).not.toContain(kind)
    })
  }
})

test.each([
  ['在青阳县委、县政府的领导下，我镇扎实推进。', '青阳县'],
  ['认真落实东山区委部署要求。', '东山区'],
  ['按照临江市委要求，石桥镇认真开展。', '临江市'],
  ['把法治建设列入岭东镇22个行政村。', '岭东镇'],
])('another place’s name is seen before its committee or government, and after 列入: %s', (text, name) => {
  expect(checkText(text).filter(({ kind }) => kind === 'place_leftover')).toMatchObject([{ quote: name }])
})

test.each([
  '积极争取县委、县政府支持，向县委汇报，报县政府批准，经县委同意，我镇得到县政府肯定。',
  '在省委、市委、县委的领导下，安平县委、明川市委高度重视。',
  '上级党委政府和园区政府、社区委员会配合，小区委托第三方，开发区政府服务窗口开放。',
])('one’s own superiors and plain words are no foreign places: %s', (text) => {
  expect(kindsOf(text)).not.toContain('place_leftover')
})

test('a village is asked about only where the unit’s villages are known and it is none of them', () => {
  const text = '柳河村调解委员会和西坡村法律顾问到位，各行政村、自然村都开展了农村普法。'
  const found = checkText(text, { villages: ['柳河村', '东庄村'] }).filter(({ kind }) => kind === 'place_leftover')
  expect(found).toMatchObject([{ quote: '西坡村', severity: 'warn' }])
  expect(kindsOf(text)).not.toContain('place_leftover')
})

test('more than a plain frequency makes is asked about, more than a least one is not', () => {
  expect(kindsOf('党委会专题研究法治工作6次，每季度研究1次。')).toContain('frequency_conflict')
  expect(kindsOf('党委会专题研究法治工作6次，每季度至少研究1次。')).not.toContain('frequency_conflict')
})

test.each([
  ['化解毛盾纠纷96起。', '毛盾', '矛盾'],
  ['综合执发队伍逐步配齐。', '执发', '执法'],
  ['排察安全隐患41处。', '排察', '排查'],
])('a word of the genre with a character of the same sound is a slip: %s', (text, quote, suggestion) => {
  expect(checkText(text)).toContainEqual(expect.objectContaining({ kind: 'typo', quote, suggestion }))
})

test('characters that stand alone by right are no slips', () => {
  expect(kindsOf('三会一课落实到位，抖音发了12条，各镇按时报送，共建共享。')).not.toContain('typo')
})

test('a verb before one’s own name makes no other place of it, before another’s it does', () => {
  expect(kindsOf('充实石桥镇执法力量，组织安平县执法人员培训。')).not.toContain('place_leftover')
  expect(kindsOf('组织马山镇执法人员参加培训。')).toContain('place_leftover')
})

test('what was settled and what is still open make up the whole', () => {
  expect(kindsOf('全年受理信访58件，办结50件，正在办理6件。')).toContain('sum_wrong')
  expect(kindsOf('全年受理信访56件，办结50件，正在办理6件。')).not.toContain('sum_wrong')
})
