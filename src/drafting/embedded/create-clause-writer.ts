import type { Phrases, VerbForm } from '../../core/knowledge/drafting.ts'
import type { TaggedWord, Words } from '../../language/words.ts'
import { slotPattern } from './slots.ts'

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

/** Nominal words: a run of them names a thing. */
const NOMINAL = /^(?:n|vn|an|l|i|j|eng|b|nz|x|f|s|k|g|r|q|a|c|uj|zg|ng|m)/
const NO_OBJECT =
  /^(?:全部|均|都|及时|按时|已|依法|当场|成功|共|就地|现场|经常|多次|分别|陆续|集中|责令|督促|要求|下达|限期|其中|专门|组织|开展|全年|今年)$/
/** Verbs whose object is people: 法律顾问聘请N is no doing of theirs. */
const OF_PEOPLE = /^(?:聘请|邀请|选聘|招录|配备|评选|培养|培训)$/
const LEADS = ['全年', '今年', '年内', '共', '累计', '先后', '另外', '另', '同时', '还', '也', '均']
const MEETING = /^([^，。]{0,8}?(?:会议|会))(专题|专门)?(研究|听取|讨论|部署|学习|通报|审议)(.{0,20})$/u

interface Parts {
  readonly lead: string
  readonly before: string
  readonly slot: string
  readonly after: string
  readonly ofEvents: boolean
}

export function createClauseWriter(given: { readonly words: Words; readonly phrases: Phrases }): ClauseWriter {
  const { words, phrases } = given
  const noSlot = `[^${slotPattern().slice(1)}*`
  const oneSlot = new RegExp(`^(${noSlot})(${slotPattern()})(${noSlot})$`)
  const formal = createVerbForms(phrases.verbs)

  return (slotted, { needsVerb = false, ofEvents = false, early = false } = {}) => {
    const match = oneSlot.exec(slotted)
    if (match === null) return needsVerb ? (named({ ...NOTHING, before: slotted }) ?? slotted) : slotted
    const lead = LEADS.find((word) => match[1]?.startsWith(word) === true) ?? ''
    const before = (match[1] ?? '').slice(lead.length).replace(/(?:一共|总共|共|了|过|出)$/, '')
    const parts = { lead, before, slot: match[2] ?? '', after: match[3] ?? '', ofEvents }
    const moved = deedLast(parts) ?? deedAround(parts)
    return moved ?? (early ? undefined : (deedFirst(parts) ?? named(parts))) ?? slotted
  }

  /** 资料发 N → 发放资料N; a doer stays in front: 机关学习N. */
  function deedLast({ lead, before, slot, after, ofEvents }: Parts): string | undefined {
    const tags = deedApart(before) ?? words.tag(before)
    const last = tags.at(-1)
    if (last === undefined || tags.length < 2 || after !== '') return undefined
    const object = before.slice(0, before.length - last.word.length)
    const verb = formal(last.word, object)
    if (verb === undefined || NO_OBJECT.test(object) || !tags.slice(0, -1).every(isNominal)) return undefined
    if (isDoer(object) && !OF_PEOPLE.test(verb)) return `${lead}${object}${verb}${slot}`
    return ofEvents && last.word.length > 1 ? undefined : `${lead}${verb}${object}${slot}`
  }

  /** 公众号发: a doer and a verb of one character, whatever the dictionary makes of them. */
  function deedApart(before: string): readonly TaggedWord[] | undefined {
    const [doer, verb] = [before.slice(0, -1), before.slice(-1)]
    if (!isDoer(doer) || formal(verb, doer) === undefined) return undefined
    return [
      { word: doer, tag: 'n' },
      { word: verb, tag: 'v' },
    ]
  }

  /** 开 N 会 → 召开会议N; 党委开 N 会研究法治 → 党委召开会议N，研究法治. */
  function deedAround({ lead, before, slot, after }: Parts): string | undefined {
    const object = after.replace(/^的/, '')
    const [doer, word] = lastVerb(before)
    if (object === '' || word === '') return undefined
    const meeting = MEETING.exec(object)
    const verb = formal(word, meeting?.[1] ?? object)
    if (verb === undefined) return undefined
    if (meeting?.[1] !== undefined) {
      const what = `${meeting[2] ?? ''}${meeting[3] ?? ''}${meeting[4] ?? ''}`
      return `${lead}${doer}${verb}${meeting[1] === '会' ? '会议' : meeting[1]}${slot}，${what}`
    }
    if (!words.tag(object).every(isNominal)) return undefined
    if (object.length === 1 && object !== '会') return `${lead}${doer}${verb}${slot}${object}`
    return `${lead}${doer}${verb}${object === '会' ? '会议' : object}${slot}`
  }

  /** The last word when it may be the verb, and who does it. */
  function lastVerb(before: string): readonly [string, string] {
    const last = words.cut(before).at(-1) ?? ''
    const doer = before.slice(0, before.length - last.length)
    return doer === '' || isDoer(doer) ? [doer, last] : ['', '']
  }

  /** 发资料N → 发放资料N: only a verb of one character is put into its report form. */
  function deedFirst({ lead, before, slot, after }: Parts): string | undefined {
    const verb = formal(before.slice(0, 1), before.slice(1))
    const first = words.cut(before)[0]
    if (verb === undefined || first?.length !== 1) return undefined
    return `${lead}${verb}${before.slice(1)}${slot}${after}`
  }

  /** 横幅N → 悬挂横幅N, unless its verb is in its name already. */
  function named({ lead, before, slot, after }: Parts): string | undefined {
    if (before === '' || after !== '' || !words.tag(before).every(isNominal)) return undefined
    const row = phrases.nouns.find(({ nouns }) => nouns.some((noun) => before.endsWith(noun)))
    return row === undefined || before.includes(row.verb) || OWN_DEED.test(before)
      ? undefined
      : `${lead}${row.verb}${before}${slot}`
  }

  function isDoer(text: string): boolean {
    return phrases.agents.some((agent) => text.endsWith(agent))
  }
}

/** 党工委会议学法N: who did it is said. */
const OWN_DEED = /^(?:领导干部|街道|党|班子|中心组|主任|镇|乡|机关|公众号|司法所|派出所|执法队)/
const NOTHING: Parts = { lead: '', before: '', slot: '', after: '', ofEvents: false }

function isNominal({ word, tag }: TaggedWord): boolean {
  return NOMINAL.test(tag) || word === '会'
}

/** The report form of a verb before this object; a row without `with` takes any. */
function createVerbForms(rows: readonly VerbForm[]): (verb: string, object: string) => string | undefined {
  const forms = new Map<string, VerbForm[]>()
  for (const row of rows) forms.set(row.word, [...(forms.get(row.word) ?? []), row])
  return (verb, object) =>
    forms.get(verb)?.find((form) => form.with.length === 0 || form.with.some((end) => object.endsWith(end)))?.formal
}
