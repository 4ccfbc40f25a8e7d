import type { Phrases } from '../../core/knowledge/drafting.ts'
import type { TaggedWord, Words } from '../../language/words.ts'
import { slotPattern } from './slots.ts'
import { createVerbForms, formaliseVerbs, type VerbForms } from './verb-forms.ts'

export interface ClauseOptions {
  /** A deed named after a date gets its verb even without a figure: 专题学习 → 组织专题学习. */
  readonly needsVerb?: boolean
  /** The figure counts events (次, 场): 矛盾纠纷排查168次 is then right as it stands. */
  readonly ofEvents?: boolean
  /** Before the words are put right: only what a verb's place tells. */
  readonly early?: boolean
}

/** Gives a clause with one figure the word order of a report: 资料发了N → 发放资料N, 开了N会 → 召开会议N, 横幅N → 悬挂横幅N. */
export type ClauseWriter = (slotted: string, options?: ClauseOptions) => string

interface Parts {
  readonly lead: string
  readonly before: string
  readonly slot: string
  readonly after: string
  readonly ofEvents: boolean
}

interface Grammar {
  readonly words: Words
  readonly phrases: Phrases
  readonly forms: VerbForms
}

type Rule = (parts: Parts, grammar: Grammar) => string | undefined

/** Nominal words: a run of them names a thing. */
const NOMINAL = /^(?:n|vn|an|l|i|j|eng|b|nz|x|f|s|k|g|r|q|a|c|uj|zg|ng|m)/
const NO_OBJECT =
  /^(?:全部|均|都|及时|按时|已|依法|当场|成功|共|就地|现场|经常|多次|分别|陆续|集中|责令|督促|要求|下达|限期|其中|专门|组织|开展|全年|今年|一年|一月|每年|每月)$/
/** Verbs whose object is people: 法律顾问聘请N is no doing of theirs. */
const OF_PEOPLE = /^(?:聘请|邀请|选聘|招录|配备|评选|培养|培训)$/
/** 党工委会议学法N: who did it is said. */
const OWN_DEED = /^(?:领导干部|街道|党|班子|中心组|主任|镇|乡|机关|公众号|司法所|派出所|执法队)/
const LEADS = ['一年', '全年', '今年', '年内', '共', '累计', '先后', '另外', '另', '同时', '还', '也', '均']
const MEETING = /^([^，。]{0,8}?(?:会议|会))(专题|专门)?(研究|听取|讨论|部署|学习|通报|审议)(.{0,20})$/u
/** A name that ends so is an event's, whatever verbs are in it: 乡贤调解恳谈会. */
const EVENT = /^\p{Script=Han}{2,12}(?:会|讲座|培训班|比赛|演练|论坛|沙龙)$/u
/** 聘请2家律所当法律顾问: the count is of what stands before 当. */
const IN_A_PART = /.(?:当|担任|作为)./
const NO_SLOT = `[^${slotPattern().slice(1)}*`
const ONE_SLOT = new RegExp(`^(${NO_SLOT})(${slotPattern()})(${NO_SLOT})$`)
const EARLY: readonly Rule[] = [deedLast, deedAround]
const ALL: readonly Rule[] = [deedLast, deedAround, deedFirst, named]

export function createClauseWriter({ words, phrases }: Pick<Grammar, 'words' | 'phrases'>): ClauseWriter {
  const grammar = { words, phrases, forms: createVerbForms(phrases.verbs) }
  return (slotted, options = {}) => {
    const early = options.early === true
    const parts = partsOf(slotted, options)
    if (parts === undefined) return formaliseVerbs(slotted, { ...grammar, byObject: early })
    for (const rule of early ? EARLY : ALL) {
      const text = rule(parts, grammar)
      if (text !== undefined) return text
    }
    return formaliseVerbs(slotted, { ...grammar, byObject: early })
  }
}

/** The clause around its figure; without a figure all of it stands before. */
function partsOf(slotted: string, { needsVerb = false, ofEvents = false }: ClauseOptions): Parts | undefined {
  const match = ONE_SLOT.exec(slotted)
  if (match === null) return needsVerb ? { lead: '', before: slotted, slot: '', after: '', ofEvents } : undefined
  const [, left = '', slot = '', after = ''] = match
  const lead = LEADS.find((word) => left.startsWith(word)) ?? ''
  return { lead, before: left.slice(lead.length).replace(/(?:一共|总共|共|了|过|出)$/, ''), slot, after, ofEvents }
}

/** 资料发 N → 发放资料N; a doer stays in front: 机关学习N. */
function deedLast({ lead, before, slot, after, ofEvents }: Parts, grammar: Grammar): string | undefined {
  const found = after === '' && slot !== '' ? lastDeed(before, grammar) : undefined
  if (found === undefined) return undefined
  const { object, word, verb } = found
  if (isDoer(object, grammar) && !OF_PEOPLE.test(verb)) return `${lead}${object}${verb}${slot}`
  // 反诈APP装了N人: a digit right behind a Latin name would be read as a part of it.
  if (/[A-Za-z0-9+]$/.test(object)) return `${lead}${object}${verb}${slot}`
  return ofEvents && word.length > 1 ? undefined : `${lead}${verb}${object}${slot}`
}

/** The verb the words end in, with what stands before it, if that is a thing. */
function lastDeed(
  before: string,
  grammar: Grammar,
): { readonly object: string; readonly word: string; readonly verb: string } | undefined {
  const tags = deedApart(before, grammar) ?? grammar.words.tag(before)
  const word = tags.at(-1)?.word ?? ''
  const object = before.slice(0, before.length - word.length)
  const verb = grammar.forms(word, object)
  if (verb === undefined || object === '' || NO_OBJECT.test(object)) return undefined
  return tags.slice(0, -1).every(isNominal) ? { object, word, verb } : undefined
}

/** 公众号发: a doer and a verb of one character, whatever the dictionary makes of them. */
function deedApart(before: string, grammar: Grammar): readonly TaggedWord[] | undefined {
  const [doer, verb] = [before.slice(0, -1), before.slice(-1)]
  if (!isDoer(doer, grammar) || grammar.forms(verb, doer) === undefined) return undefined
  return [
    { word: doer, tag: 'n' },
    { word: verb, tag: 'v' },
  ]
}

/** 开 N 会 → 召开会议N; 党委开 N 会研究法治 → 党委召开会议N，研究法治. */
function deedAround({ lead, before, slot, after }: Parts, grammar: Grammar): string | undefined {
  const object = after.replace(/^的/, '')
  const last = grammar.words.cut(before).at(-1) ?? ''
  const doer = before.slice(0, before.length - last.length)
  if (object === '' || last === '' || !mayDo(doer, grammar)) return undefined
  const [, meeting, ...agenda] = MEETING.exec(object) ?? []
  const verb = grammar.forms(last, meeting ?? object)
  if (verb === undefined) return undefined
  const told =
    meeting === undefined ? counted(object, slot, grammar) : `${fullName(meeting)}${slot}，${agenda.join('')}`
  return told === undefined ? undefined : `${lead}${doer}${verb}${told}`
}

/** A thing stands before its count, one character alone stays behind it: 检查86家店. */
function counted(object: string, slot: string, { words }: Grammar): string | undefined {
  if (IN_A_PART.test(object)) return undefined
  if (!EVENT.test(object) && !words.tag(object).every(isNominal)) return undefined
  return object.length === 1 && object !== '会' ? `${slot}${object}` : `${fullName(object)}${slot}`
}

const fullName = (object: string): string => (object === '会' ? '会议' : object)

/** 发资料N → 发放资料N: only a verb of one character is put into its report form. */
function deedFirst({ lead, before, slot, after }: Parts, { words, forms }: Grammar): string | undefined {
  const verb = slot === '' ? undefined : forms(before.slice(0, 1), before.slice(1))
  if (verb === undefined || words.cut(before)[0]?.length !== 1) return undefined
  return `${lead}${verb}${before.slice(1)}${slot}${after}`
}

/** 横幅N → 悬挂横幅N, unless its verb is in its name already. */
function named({ lead, before: told, slot, after }: Parts, { words, phrases }: Grammar): string | undefined {
  const before = told.replace(/^我(?:镇|乡|街道)/, '')
  if (
    before === '' ||
    after !== '' ||
    OWN_DEED.test(before) ||
    /^(?:新|改|扩|建|打造|设|墙|绘|刷|制)/.test(before) ||
    /书记|[镇乡]长|主任|讲授/.test(before)
  )
    return undefined
  const row = phrases.nouns.find(({ nouns }) => nouns.some((noun) => before.endsWith(noun)))
  if (row === undefined || before.includes(row.verb) || !words.tag(before).every(isNominal)) return undefined
  return `${lead}${row.verb}${before}${slot}`
}

function mayDo(doer: string, grammar: Grammar): boolean {
  return doer === '' || isDoer(doer, grammar)
}

function isDoer(text: string, { phrases }: Grammar): boolean {
  return phrases.agents.some((agent) => text.endsWith(agent))
}

function isNominal({ word, tag }: TaggedWord): boolean {
  return NOMINAL.test(tag) || word === '会'
}
