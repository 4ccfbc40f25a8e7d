import type { Fact } from '../../core/fact.ts'
import type { Outline, Phrases, ShortcomingKind } from '../../core/knowledge/drafting.ts'
import type { Words } from '../../language/words.ts'
import type { Craft } from './craft.ts'
import { kindOf } from './shortcoming-points.ts'
import { splitClauses } from './split-clauses.ts'

/** One thing planned, with the verb a plan needs. */
export interface PlanItem {
  readonly fact: Fact
  readonly text: string
  readonly kind: ShortcomingKind
}

const VERB_LAST = new RegExp(
  `^(.{2,}?)(?:还要|还得|也要|要|得|需要|需|准备|计划|打算)?(继续)?(落实|加强|抓好|推进|完善|健全|规范|开展|提升|建立|跟上|做好|强化)$`,
)
const BY_MEANS = /^(普法宣传|法治宣传|普法|宣传)(?:上)?(?:用|利用|运用)(.+)$/
/** 把执法培训搞起来 (开展 by then, or 建立) → 开展执法培训. */
const TAKEN_UP = /^(?:想)?[把将](.{2,14})(建立|开展|完善|落实|规范)(?:起来)?$/
const EVENT = /(?:培训|活动|宣传|检查|讲座|考试|排查|学习)$/
/** 宪法日、民法典那些节点. */
const DAYS = /^(?:推进|开展|做好)?(.{2,24}?)(?:那些|这些|等)+(?:重要|时间)?节点$/
/** 学习队伍建设（…）等内容: what is built is not studied. */
const BUILT = /^学习(.{2,8}建设)(（[^）]*）)?(?:等内容)?$/
/** A means named before the deed: 数字平台开展宣传 → 依托数字平台开展宣传. */
/** 普法经费列预算 → 将普法经费列入预算. */
const INTO_BUDGET = /^(.{2,8}?)(?:单独)?列入?预算$/
/** 公开栏每月更换, 一季度一次: already says how often. */
const YEAR_HEAD = /^(?:(?:20\d\d年|明年|下一步|来年|下年度)(?:的)?(?:工作|重点|打算|计划|安排)?[，：有即要]*)/
const MORE_OF = /^(普法|宣传|执法|调解)(?:上)?多(做|制作|拍|拍摄|发|发布|办|开展)(.{2,})$/
const STRIVEN = /^(.{2,8}?)(?:还)?(?:要|得)?向(.{2,8}?)争取$/
const TOGETHER = /^和(.{2,18}?)((?:建立|联合|共建|签订|开展).{2,})$/
/** A shorter piece names a thing. */
const LEAST_DEED = 7
/** Tagged as verbs, used as nouns in names of work. */
const NOMINAL_VERBS =
  /^(?:普法|执法|调解|宣传|培训|学习|学法|审查|监督|管理|服务|公开|建设|治理|教育|保障|化解|创建|检查|考核|评查|排查|帮教|应诉|复议|分工|协作)$/
/** Heads of a list that say nothing themselves. */
const EMPTY =
  /^(?:另|还|还另)?有(?:一|1)?个?(?:打算|想法|计划)$|^(?:20\d\d年)?(?:推进|有|的)?(?:工作|方面|即|重点|打算|安排)?$/
const HOW_OFTEN = /^全年|^[0-9]|每[月周年季]|每个|一(?:月|季度|周|年)[一两]?|全部|全覆盖|封顶|不少于/
const MEANS_FIRST = /^([^，。、]{2,10})(开展|推进)(.{2,})$/

/** A plan's clauses; a clause that is of no kind of its own goes with the one before it. */
export function planItems(facts: readonly Fact[], { teller, outline, phrases, words }: Craft): readonly PlanItem[] {
  const items: PlanItem[] = []
  for (const fact of facts) {
    const pieces = splitClauses(teller.words(fact))
      .flatMap(({ text }) => apart(text, outline))
      .filter((piece) => !EMPTY.test(piece) && !piece.endsWith('方面'))
    for (const piece of pieces) {
      const last = items.at(-1)
      const own = kindOf(piece, outline)
      const follows =
        last !== undefined && ((own.keys.length === 0 && last.fact === fact) || isRest(piece, fact, last.fact))
      items.push({ fact, text: withVerb(piece, { phrases, words }), kind: follows ? last.kind : own })
    }
  }
  return items
}

/** 执法文书跟班轮训，轮训13人: how much of what was just told. */
function isRest(piece: string, { provenance: { noteId, span } }: Fact, last: Fact): boolean {
  const gap = span.start - last.provenance.span.end
  return (
    /^\p{Script=Han}{2,6}\d+\p{Script=Han}{1,2}$/u.test(piece) &&
    last.provenance.noteId === noteId &&
    gap >= 0 &&
    gap <= 1
  )
}

/** 、 parts things to do where each is of a known kind; else it parts names within one of them. */
function apart(piece: string, outline: Outline): readonly string[] {
  const parts = piece.split('、')
  const known = parts.every((part) => part.length >= 4 && kindOf(part, outline).keys.length > 0)
  return parts.length > 1 && !piece.includes('（') && known ? parts : [piece]
}

/** Turns of speech that a plan words otherwise; the first that fits. */
const TURNS: readonly ((text: string) => string | undefined)[] = [
  takenUp,
  byMeans,
  intoBudget,
  moreOf,
  strivenFor,
  togetherWith,
]

function withVerb(raw: string, { phrases, words }: Pick<Craft, 'phrases' | 'words'>): string {
  const text = raw
    .replace(YEAR_HEAD, '')
    .replace(
      /^(?:首先|先|然后|接着|再(?=请|把|将|给|制作|组织|开展|搞|弄))?(?:还|也)?(?:要|得|准备|打算|计划|想)?(?=.{3})/,
      '',
    )
  for (const turn of TURNS) {
    const turned = turn(text)
    if (turned !== undefined) return turned
  }
  const begins = phrases.planStarts.some((verb) => text.startsWith(verb))
  return begins || HOW_OFTEN.test(text) ? text : (verbMovedFirst(text) ?? withItsVerb(text, { phrases, words }))
}

function withItsVerb(text: string, { phrases, words }: Pick<Craft, 'phrases' | 'words'>): string {
  return saysDeed(text, words) && !MEANS_FIRST.test(text) ? text : withTableVerb(text, phrases.planVerbs)
}

function takenUp(text: string): string | undefined {
  const [, what, verb] = TAKEN_UP.exec(text) ?? []
  if (what === undefined || verb === undefined) return onDays(text) ?? built(text)
  return `${verb === '建立' && EVENT.test(what) ? '开展' : verb}${what}`
}

function onDays(text: string): string | undefined {
  const days = DAYS.exec(text)?.[1]
  return days === undefined ? undefined : `抓住${days}等节点开展宣传`
}

function built(text: string): string | undefined {
  const [, what, names = ''] = BUILT.exec(text) ?? []
  return what === undefined ? undefined : `加强${what}${names}`
}

function byMeans(text: string): string | undefined {
  const [, deed, means] = BY_MEANS.exec(text) ?? []
  return deed === undefined || means === undefined ? undefined : `运用${means}开展${deed}`
}

function intoBudget(text: string): string | undefined {
  const what = INTO_BUDGET.exec(text)?.[1]
  return what === undefined ? undefined : `将${what}列入预算`
}

/** 普法多制作短视频 → 多制作普法短视频. */
function moreOf(text: string): string | undefined {
  const [, topic, verb, what] = MORE_OF.exec(text) ?? []
  return topic === undefined || verb === undefined || what === undefined ? undefined : `多${verb}${topic}${what}`
}

/** 经费要向县里争取 → 向县里争取经费. */
function strivenFor(text: string): string | undefined {
  const [, what, whom] = STRIVEN.exec(text) ?? []
  return what === undefined || whom === undefined ? undefined : `向${whom}争取${what}`
}

/** 和区住建局建立联合执法机制 → 与区住建局建立联合执法机制. */
function togetherWith(text: string): string | undefined {
  const [, whom, deed] = TOGETHER.exec(text) ?? []
  return whom === undefined || deed === undefined ? undefined : `与${whom}${deed}`
}

/** 村级合同统一送司法所审: a subject with its deed needs no verb in front. */
function saysDeed(text: string, words: Words): boolean {
  if (text.length < LEAST_DEED) return false
  const tags = words.tag(text.replace(/（[^）]*）/g, ''))
  return tags.some(
    ({ word, tag }, index) => index > 0 && index < tags.length - 1 && /^v$/.test(tag) && !NOMINAL_VERBS.test(word),
  )
}

/** 三项制度要落实 → 落实三项制度. */
function verbMovedFirst(text: string): string | undefined {
  const [, what, again = '', verb] = VERB_LAST.exec(text) ?? []
  return what === undefined || verb === undefined ? undefined : `${again}${verb === '跟上' ? '加强' : verb}${what}`
}

function withTableVerb(text: string, rows: Phrases['planVerbs']): string {
  return MEANS_FIRST.test(text) ? `依托${text}` : `${verbOf(text.replace(/（[^）]*）/g, ''), rows)}${text}`
}

/** By the word that stands last: the head of a Chinese noun phrase. */
function verbOf(text: string, rows: Phrases['planVerbs']): string {
  const found = rows.flatMap(({ words, verb }) =>
    words.map((word) => ({ verb, end: text.includes(word) ? text.lastIndexOf(word) + word.length : -1 })),
  )
  const [best] = found.filter((one) => one.end > 0).sort((a, b) => b.end - a.end)
  return best?.verb ?? rows.at(-1)?.verb ?? ''
}
