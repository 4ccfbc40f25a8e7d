import type { Breath } from '../../core/knowledge/drafting.ts'
import type { TaggedWord } from '../../language/words.ts'
import { hasSlot, slotPattern } from './slots.ts'

/** The words of one breath, and the place where a comma may stand. */
export interface Place {
  readonly tags: readonly TaggedWord[]
  readonly index: number
  readonly now: TaggedWord
  readonly last: TaggedWord
  /** The words since the comma before. */
  readonly clause: string
  /** The words from here on. */
  readonly rest: string
}

/** No clause is shorter than this. */
export const LEAST = 4
const NOUN = /^(?:n|vn|an|l|j|nz|b|s|eng|r)/
const VERB = /^(?:v(?!n)|d|p)/
/** 一起|拖了8年的土地纠纷: what is counted comes behind its own clause. */
const RELATIVE = /^[^，。的]{2,12}的\p{Script=Han}{2,8}$/u
/** 帮12个农民工|要回工资: whom it was done for does what follows. */
const PIVOT = new RegExp(`[帮为给替让请导促员]助?了?${slotPattern()}\\p{Script=Han}{0,4}$`, 'u')
/** 规范性文件没有制定|重大决策1件: what was not done is not counted. */
const NOT_DONE = /(?:没有|没(?!有)|未)\p{Script=Han}{1,2}$/u
/** 没有超过 */
const GOES_ON = /^(?:[的了过到完出]|超过|达到)/
const NAMES = /^(?:n|vn|an|l|j|nz|b|a)/
const DENIES = /^(?:没有|没|未|无)$/
/** 讲课2次|村干部来了120人次: who came is told in a clause of its own; 组织30人参加 is one. */
const AUDIENCE = new RegExp(`^\\p{Script=Han}{2,5}(?:来了?|到场|到会|参加了?|参与了?|听了?)${slotPattern()}`, 'u')
const SENT = new RegExp(`(?:组织|安排|邀请|选派|抽调|带领|动员|派)了?${slotPattern()}$`, 'u')
/** 都办结了|满意率100% */
export const RATE = new RegExp(
  `^(?:调解|化解|办结|服务|受理|整改|群众)?(?:成功|满意|办结|好评|合格|及格|通过|参考|覆盖|知晓|化解|整改|履约|执行)率(?:达到|达|是|为|在)?${slotPattern()}`,
  'u',
)
const ASKS_RATE = /(?:的|和|与|提高|提升|达到|确保|保持|按期|按时|群众)$/
/** 未发生群体性事件|排查矛盾43起 */
const DID_NOT_HAPPEN = /(?:没有?|未)发生\p{Script=Han}{2,8}$/u
const OVER_TIME = /^(?:全年|今年|年内|一年|一共|总共|共)/u
/** 设了12个法律服务点|群众咨询560人次 */
const FOUNDED = new RegExp(
  `(?:设|(?<!违)建|成立|设立|设置|建立|建成|打造|配备)了?${slotPattern()}\\p{Script=Han}{0,8}$`,
  'u',
)
const PLACE = /[点站室所队岗组]$|中心$/u
/** 193件|成功188件 */
const SUCCEEDED = new RegExp(`^(?:调解|化解)?成功${slotPattern()}`, 'u')
const HEARD = new RegExp(`^(?:听取?了?|参加的?有?|参会的?有?)${slotPattern()}`, 'u')
/** 考试1次|56人都及格 */
const ALL_OF_THEM = new RegExp(`^${slotPattern()}(?:都|均|全部|全都|参加|到场)`, 'u')
const HEAD_OF_TOWN = /^(?:党(?:工)?委书记|书记|镇长|乡长)/u
const YEAR_END = /^(?:年底|年末|年终|年初)/u
/** 党支部书记, 请书记, 到年底 */
const BELONGS = /(?:党委|工委|支部|党|村|第一|副|老|[和与跟由请到在从及、的])$/u
const HAS = /^(?:有|还有|另有|另外有)$/

/** Tells where speech goes over to another thing, by what stands on either side; what only goes on is told first. */
export function createBreaks(breath: Breath): (place: Place) => boolean {
  const stays = new Set(breath.stays)
  const opens = new RegExp(`^(?:${breath.before.join('|')})`, 'u')
  const rules = [...rulesOfHeads(breath, stays), ...RULES]
  return (place) => {
    if (HEARD.test(place.rest)) return hasSlot(place.last.word)
    if (stays.has(place.now.word) || (hasSlot(place.last.word) && FOUNDED.test(place.clause))) return false
    if (DENIES.test(place.now.word) && isDenied(place.tags, place.index - 1)) return false
    if (opens.test(place.rest)) return !/[的和与、把将对]$/.test(place.last.word) && !/^v(?!n)/.test(place.last.tag)
    return rules.some((rule) => rule(place))
  }
}

type Rule = (place: Place) => boolean

/** Rules that ask whether a noun is what the figure before it counts. */
function rulesOfHeads(breath: Breath, stays: ReadonlySet<string>): readonly Rule[] {
  const heads = new Set(breath.heads)
  const longHeads = new RegExp(`^(?:${breath.heads.filter((head) => head.length > 1).join('|')})`, 'u')
  const isHead = (last: TaggedWord, now: TaggedWord): boolean => NOUN.test(last.tag) && !stays.has(now.word)
  return [
    // 26场活动|有14场: the noun right behind the figure is its head.
    ({ tags, index, now, last, clause }) =>
      hasSlot(tags[index - 2]?.word ?? '') && isHead(last, now) && isVerb(tags, index) && !PIVOT.test(clause),
    // 6800份|解答群众咨询, 52件|邻里的有61件, 挂了36条|大喇叭村村响; not 涉及67户果农
    ({ tags, index, now, last, clause, rest }) =>
      hasSlot(last.word) &&
      !/^(?:还|另)?有/.test(clause) &&
      !PIVOT.test(clause) &&
      !RELATIVE.test(rest) &&
      (isVerb(tags, index) ||
        (!heads.has(now.word) && !longHeads.test(rest) && (leadsToFigure(tags, index) || opensSubject(tags, index)))),
    // 提意见44条|规范性文件没有制定|重大决策1件
    ({ tags, index, now, last }) => hasSlot(last.word) && !heads.has(now.word) && isDenied(tags, index),
    ({ now, clause, rest }) => NOT_DONE.test(clause) && !hasSlot(now.word) && !GOES_ON.test(rest) && hasSlot(rest),
    ({ tags, index, now, last, clause, rest }) =>
      AUDIENCE.test(rest) &&
      !SENT.test(clause) &&
      (hasSlot(last.word) ? !heads.has(now.word) : heads.has(last.word) && hasSlot(tags[index - 2]?.word ?? '')),
  ]
}

const RULES: readonly Rule[] = [
  ({ last, now, clause, rest }) =>
    DID_NOT_HAPPEN.test(clause) && NOUN.test(last.tag) && now.tag.startsWith('v') && hasSlot(rest),
  ({ last, rest }) => hasSlot(last.word) && OVER_TIME.test(rest),
  ({ last, now, clause }) => FOUNDED.test(clause) && PLACE.test(last.word) && NOUN.test(now.tag),
  ({ last, rest }) => hasSlot(last.word) && (ALL_OF_THEM.test(rest) || SUCCEEDED.test(rest)),
  ({ clause, rest }) => RATE.test(rest) && !ASKS_RATE.test(clause),
  // 化解林权积案1件|书记讲课2次|年底都述法
  ({ last, clause, rest }) => hasSlot(clause) && HEAD_OF_TOWN.test(rest) && !BELONGS.test(last.word),
  ({ last, clause, rest }) => hasSlot(clause) && YEAR_END.test(rest) && !BELONGS.test(last.word),
  // 没有行政拘留的|罚没有…, 面积是A|立案处罚B
  ({ now, last }) => hasSlot(last.word) && /^t/.test(now.tag),
  // 有14场是进村的|有7场
  ({ tags, index, now, clause }) => hasSlot(clause) && HAS.test(now.word) && hasSlot(tags[index + 1]?.word ?? ''),
  ({ tags, index, last, clause }) => hasSlot(clause) && last.word === '的' && isVerb(tags, index),
  // 整改通知书都改完了|处罚了3家; 把执法证考了|普法多做短视频
  ({ now, last, clause }) =>
    last.tag === 'ul' &&
    clause.length >= LEAST &&
    (clause.includes('把') || (/^v(?!n)/.test(now.tag) && now.word.length > 1)),
  // 请老师来讲|合同一律先审后签
  ({ now, last, rest }) => NOUN.test(now.tag) && !NOUN.test(last.tag) && /^\p{Script=Han}{2,4}一律/u.test(rest),
]

/** 提了 and 罚 before 了 are verbs whatever the segmenter makes of them. */
function isVerb(tags: readonly TaggedWord[], index: number): boolean {
  const { word = '', tag = '' } = tags[index] ?? {}
  return VERB.test(tag) || /[^为]了$/u.test(word) || tags[index + 1]?.word === '了'
}

/** The nouns up to here, right behind a figure, and what denies them: 44条|规范性文件没有制定. */
function isDenied(tags: readonly TaggedWord[], index: number): boolean {
  const start = tags.slice(0, index + 1).findLastIndex(({ tag }) => !NAMES.test(tag)) + 1
  const end = tags.findIndex(({ tag }, at) => at >= index && !NAMES.test(tag))
  return start <= index && end > index && hasSlot(tags[start - 1]?.word ?? '') && DENIES.test(tags[end]?.word ?? '')
}

/** The nouns from here on, with 的, 有 or 共 behind them, end at a figure. */
function leadsToFigure(tags: readonly TaggedWord[], from: number): boolean {
  if (!NOUN.test(tags[from]?.tag ?? '')) return false
  const end = tags.findIndex(
    ({ word, tag }, index) => index > from && !NOUN.test(tag) && !/^(?:的|有|共|是)$/.test(word),
  )
  return hasSlot(tags[end]?.word ?? '')
}

/** A noun behind a figure whose own noun stands before it (横幅挂了36条|大喇叭…): something else begins. */
function opensSubject(tags: readonly TaggedWord[], index: number): boolean {
  if (!NOUN.test(tags[index]?.tag ?? '')) return false
  const since = tags.slice(0, index - 1).findLastIndex(({ word }) => hasSlot(word)) + 1
  return tags.slice(since, index - 1).some(({ word, tag }) => NOUN.test(tag) && !/^r/.test(tag) && word.length > 1)
}
