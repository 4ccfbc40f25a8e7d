import type { Figure } from '../../core/figure.ts'

interface UnitHints {
  /** The clause, figures as slots, and which of them is asked about. */
  readonly text: string
  readonly index: number
  /** The unit of the figures around it, if they agree. */
  readonly unit: string | undefined
  /** Nouns of people. */
  readonly people: readonly string[]
}

const RATE = /(?:率|比例|占比|满意)(?:达到|达|为|是)?$/
const SCORE = /(?:平均|成绩|得分|均分|分数|考核)(?:达到|达|为|是)?$/
const VIEWS = /(?:(?:阅读|浏览|点击|播放|访问)(?:量|数)(?:达到|达|为|是|共|约)?|出庭)$/
const HOUSEHOLDS = /(?:欠款|困难|重点|示范|受益)户$/
const VOLUMES = /(?:歌词本|读本|手册|宣传册|画册)$/
const CASES = /(?:纠纷|诉求|案件|办结|工单|信访件|行政诉讼|行政复议|被申请|复议|应诉)$/
const PERSONAL_DEED = /^(?:持有|取得|参加|参考|正在参加|通过|未通过|考取|到场|到会)/
const MONEY =
  /(?:投入|资金|花费|花|金额|经费|罚款|赔偿|标的额?|兑付|追回|损失|工资|欠薪|薪资|赔付|补偿款?|[货果租借贷退存尾欠]款|罚没款?|费用|租金|奖金|补贴)(?:共|约|达|为)?$|(?:金额|[款薪]|工资|经费|资金)[^，、]{0,8}，(?:已)?(?:履行|兑现|到位|支付|追回|执行)$|(?:经费|资金|款|补贴)[^，、]{0,8}，?比(?:去年|上年)[多少增减]加?$|(?:钱|资金|经费|补贴|补助|奖金)[^，、\uE000-\uE3FF]{1,5}$/
/** 7.6万 is no count of the cases told beside it. */
const LARGE = /[万亿]|\d\.\d/
const ON_THE_LIST =
  /(?:在册|吸毒|精神障碍|矫正|矫正对象|刑满释放|流失|帮教|社区戒毒|社区康复|戒毒|(?:员|人|干部)增加到)$/

const LAW_FIRM = /^律(?:师事务)?所/

/** The unit to print: the figure's own, 人 for 个 of people, and where the note gave none what the words around say. */
export function unitToPrint(figure: Figure, hints: UnitHints): string {
  const at = hints.text.indexOf(String.fromCharCode(0xe000 + hints.index))
  const before = hints.text.slice(0, Math.max(0, at))
  const after = hints.text.slice(at + 1)
  const ofPeople = !LAW_FIRM.test(after) && isOfPeople(before, after, hints.people)
  const leadsPeople = !LAW_FIRM.test(after) && hints.people.some((word) => after.startsWith(word))
  if (figure.unit === '') return unitOfNone(figure, { before, after, ofPeople, leadsPeople, unit: hints.unit })
  if (figure.unit === '工作日' || figure.unit === '季度') return `个${figure.unit}`
  if (figure.unit !== '个') return figure.unit
  if (leadsPeople) return '名'
  return ofPeople ? '人' : '个'
}

interface Around {
  readonly before: string
  readonly after: string
  readonly ofPeople: boolean
  readonly leadsPeople: boolean
  readonly unit: string | undefined
}

/** 6月26禁毒, 60来号人: no unit of the figures around it is its own. */
function unitOfNone(figure: Figure, { before, after, ofPeople, leadsPeople, unit }: Around): string {
  if (/^[来多余几号]/.test(after) || /[\uE000-\uE3FF]$/.test(before)) return ''
  if (leadsPeople) return '名'
  return missingUnit(figure, before) ?? (ofPeople ? '人' : LARGE.test(figure.text) ? '' : (unit ?? ''))
}

/** By the words right before the figure; undefined when they do not tell. */
function missingUnit(figure: Figure, before: string): string | undefined {
  if (figure.kind === 'ratio') return '%'
  if (/罚(?:了|款)?$/.test(before) && /[万千]/.test(figure.text)) return '元'
  if (RATE.test(before) && Number(figure.value) <= 100) return '%'
  const row = [
    [MONEY, '元'],
    [SCORE, '分'],
    [CASES, '件'],
    [VIEWS, '次'],
    [HOUSEHOLDS, '户'],
    [VOLUMES, '册'],
  ] as const
  return row.find(([words]) => words.test(before))?.[1]
}

function isOfPeople(before: string, after: string, people: readonly string[]): boolean {
  if (PERSONAL_DEED.test(after) || ON_THE_LIST.test(before)) return true
  const noun = /[^，、；\uE000-\uE3FF]{0,12}$/.exec(before)?.[0] ?? ''
  return people.some((word) => (noun !== '' && noun.endsWith(word)) || after.startsWith(word))
}
