import type { Figure } from '../../core/figure.ts'

/** 年初就把领导小组调整了 → 年初调整领导小组. */
const MOVED = /^([^，。把]{0,8}?)就?(?:把|将)([^，。\uE000-\uE3FF]{2,12}?)(?:都|全)?([^，。的]{2})了$/u
const DONE =
  /^([^，。\uE000-\uE3FF]{2,16}?)(成立|建立|修订|制定|出台|更换|更新|建成|开通|签订|印发|启用|完善|组建|升级|调整)了$/u

/** 把执法培训搞起来, 调解员培训要搞起来 → 加强执法培训. */
const SET_GOING = /^(?:要|得)?(?:把|将)?([^，。把将\uE000-\uE3FF]{2,14}?)(?:要|得|也要|都)?(?:搞|抓|弄|做)起来了?$/u
/** 把干部学法定个计划 → 制定干部学法计划. */
const PLANNED = /^(?:把|将)([^，。\uE000-\uE3FF]{2,12}?)(?:定|制定|列)(?:一个|个)?(计划|方案|清单|制度)$/u
/** 请司法局来讲行政处罚法 → 邀请司法局讲授行政处罚法. */
const INVITED =
  /^([\uE000-\uE3FF]?(?:上午|下午)?)请(?!示|假|教)([^，。讲\uE000-\uE3FF]{2,14}?)(?:的人)?(?:来|过来)讲(?:了|授|解)?([^，。课\uE000-\uE3FF]{2,16})$/u

/** 给农民工讨薪 → 为农民工讨薪. */
const FOR_PEOPLE =
  /^([^，。\uE000-\uE3FF]{0,6}?)给(?=[^，。给]{2,8}(?:解答|提供|讲|写|代写|上门|讨|送|办|调|做|开展|追))/u
/** 办了个法治广场: a place is built. */
const BUILT = /^(?:办|弄|搞|建|做)了?个?(?=\p{Script=Han}{2,10}(?:广场|公园|长廊|基地|阵地|展厅)(?:$|[\uE000-\uE3FF]))/u
/** 来了乡贤18人, 参加家长210人 → 乡贤18人参加. */
const CAME =
  /^(?:来了?|参加的?|到场的?)(家长|群众|学生|干部|村干部|村民|党员|师生|职工|代表|乡贤|老师|教师|司机|商户)([\uE000-\uE3FF])$/u
/** 处罚5起罚了800元 → 处罚5起，罚款800元. */
const FINED = /([\uE000-\uE3FF])罚(?:了|款了|款)?(?=[\uE000-\uE3FF])/u
/** 搞了防范非法集资的4场 → 搞了防范非法集资活动4场. */
const NAMELESS_DEED = /^([^，。]{0,6}?(?:搞|办|做|开展|组织)了?)([^，。的\uE000-\uE3FF]{2,14})的(?=[\uE000-\uE3FF]$)/u

/** 领导小组成立了 → 成立领导小组. */
export function moveDeed(raw: string): string {
  return raw
    .replace(/^(?:再一个|还有就是|另外就是)/u, '')
    .replace(/^(?:和|跟)([^，。\uE000-\uE3FF]{2,8}?)(?:一起|一块儿?|一道)(?=[^，。]{2})/u, '会同$1')
    .replace(FOR_PEOPLE, '$1为')
    .replace(/^(为[^，。]{2,10})讲(?=\p{Script=Han}{2})/u, '$1宣讲')
    .replace(BUILT, '建成')
    .replace(CAME, '$1$2参加')
    .replace(FINED, '$1，罚款')
    .replace(NAMELESS_DEED, '$1$2活动')
    .replace(/把([^，。把\uE000-\uE3FF]{2,8}?)重新([^，。一]{1,3})一[遍次]$/u, '重新$2$1')
    .replace(/把?执法证(?:都)?考(?:下来|出来)?了?$/u, '考取执法证')
    .replace(/上了?(法治课|法治党课|专题党课|党课)(?=[\uE000-\uE3FF])/u, '讲授$1')
    .replace(/^([^，。请]{2,6})请([^，。\uE000-\uE3FF]{2,8})来(评查|审查|把关)$/u, '邀请$2$3$1')
    .replace(/[上讲]了?([\uE000-\uE3FF])(法治课|法治党课|专题党课|党课)/u, '讲授$2$1')
    .replace(/(?<!宣)讲了?([\uE000-\uE3FF])(?=[^课\uE000-\uE3FF]*$)(\p{Script=Han}{3,14})$/u, '宣讲$2$1')
    .replace(/^(?:明年|下一步|来年)(?:打算|准备|计划)?嘛?(?=把|将)/u, '')
    .replace(/^(?:把|将)([^，。把将\uE000-\uE3FF]{2,10})再(建|办|设|配)([\uE000-\uE3FF])$/u, '再$2$1$3')
    .replace(/^(合同|文件|案件|卷宗|村干部|干部|群众)有的(?=\p{Script=Han})/u, '部分$1')
    .replace(SET_GOING, '加强$1')
    .replace(PLANNED, '制定$1$2')
    .replace(INVITED, '$1邀请$2讲授$3')
    .replace(MOVED, '$1$3$2')
    .replace(DONE, '$2$1')
}

/** 4月3日上午…: the date stays in front, what follows is worded by itself. */
export function takeDate(text: string, figures: readonly Figure[]): readonly [string, string] {
  const first = figures[text.charCodeAt(0) - 0xe000]
  if (first?.kind !== 'date') return ['', text]
  const rest = text.slice(1)
  const lead = /^(?:上午|下午|晚上|晚|当天|当日|以来)?/.exec(rest)?.[0] ?? ''
  return [text.slice(0, 1) + lead, rest.slice(lead.length)]
}
