import type { Polarity } from '../../core/fact.ts'
import type { LedgerWords } from '../../core/knowledge/ledger-words.ts'
import type { RemarkReader } from './read-remark.ts'

/** What stands at the head of a line and governs what follows: whose count, which polarity, which subject. */
export interface LeadIn {
  readonly text: string
  readonly polarity?: Polarity
  /** The office named in it, without its 给的 or 说的. */
  readonly office?: string
  /** Only a peg (「分类」「其中」「另外」): says nothing itself and leaves polarity and theme as they are. */
  readonly empty: boolean
  /** It names a field of the work and nothing else (#普法#, 【监督】). */
  readonly names?: boolean
  /** Index in the line where the content starts. */
  readonly contentAt: number
}

export interface LeadInReader {
  /** The lead-in of a line, or undefined. A line that is all lead-in has `contentAt` at its end. */
  read(line: string): LeadIn | undefined
  /** A source said in passing (「综治说是…」 in front, 「（这个司法所说的）」 behind), with the stretch without it. */
  source(text: string): { readonly office: string; readonly start: number; readonly end: number } | undefined
}

const COLON = /^([^：:，。；！？\d[\]【】]{1,16})[：:]\s*/
/** 【党政办 小林】, 【普法】, #普法#, [普法]: a tag in front of a line. */
const TAG = /^(?:【([^【】]{1,24})】|[#＃]([^#＃\s]{1,16})(?:[#＃]|(?=\s|$))|[[［]([^[\]［］]{1,16})[\]］])[：:，,\s]*/u
const BOUND =
  /^(?:这?块|方面|的话|部分|这边|如下|主要|几条|几点|要做的事情?|要干的事情?|要做的|要干的|准备做的|做这?几件事|也有|还有|也不少|不少|的|有|是|了|呢|嘛)*$/u
/** Longest head of a line with what is said about it to the bot (问题就写两条吧 领导定的). */
const MAX_HEAD = 30

interface Dependencies {
  readonly words: LedgerWords
  readonly remarks: RemarkReader
}

/** Reads lead-ins by the words of `config/ledger.yaml`. */
export function createLeadInReader({ words, remarks }: Dependencies): LeadInReader {
  const headOf = createHeads(words, remarks)
  const says = alternatives(words.officeSays)
  const offices = alternatives(words.offices)
  const before = new RegExp(`^(?:这个?是?|按)?(${offices})(?:${says})+[：:，, ]*`, 'u')
  const onlyOffice = new RegExp(`^(?:这个?是?|按)?(${offices}|${words.persons})(?:${says})*$`, 'u')
  const behind = new RegExp(`[（(](?:这个?是?|按|是)?(${offices})(?:${says})*[)）]$`, 'u')
  const topics = new RegExp(`^(${alternatives([...words.topicHeads, ...words.emptyHeads])})[ \\t　]+(?=\\S)`, 'u')
  const alone = new RegExp(`^(?:${alternatives(words.topicHeads)})(?:方面|情况|工作|这块)?$`, 'u')
  const headAtEnd = createHeadsAtEnd(words)

  const read = (line: string): LeadIn | undefined => {
    const tag = TAG.exec(line)
    if (tag !== null) return tagLead(tag.slice(1).join('').trim(), tag[0].length)
    const colon = COLON.exec(line)
    const text = colon?.[1]?.trim()
    if (colon !== null && text !== undefined) return colonLead(line, text, colon[0].length)
    const head = headOf(line)
    if (head !== undefined) return { text: head.text, polarity: head.polarity, empty: false, contentAt: head.contentAt }
    if (alone.test(line)) return { text: line, empty: false, names: true, contentAt: line.length }
    return topicLead(line)
  }

  const topicLead = (line: string): LeadIn | undefined => {
    const topic = topics.exec(line)
    if (topic?.[1] === undefined) return undefined
    return { text: topic[1], empty: words.emptyHeads.includes(topic[1]), contentAt: topic[0].length }
  }

  const colonLead = (line: string, text: string, contentAt: number): LeadIn => {
    const office = onlyOffice.exec(text)?.[1]
    if (office !== undefined) return { text, office, empty: false, contentAt }
    const head = headOf(text)
    const empty = words.emptyHeads.includes(text)
    if (head !== undefined && head.contentAt >= text.length) return { text, polarity: head.polarity, empty, contentAt }
    return { text, empty, contentAt: contentAt >= line.length ? line.length : contentAt }
  }

  /** 【存在问题】 is a head, 【司法所 陈】 names the office and who signs. */
  const tagLead = (text: string, contentAt: number): LeadIn => {
    const head = headOf(text)
    const polarity = head !== undefined && head.contentAt >= text.length ? head.polarity : headAtEnd(text)
    if (polarity !== undefined) return { text, polarity, empty: false, contentAt }
    const office = /^[^\s，,、:：]+/u.exec(text)?.[0] ?? text
    return { text, office, empty: false, ...(alone.test(text) ? { names: true } : {}), contentAt }
  }

  return {
    read,
    source: (text) => {
      const front = before.exec(text)
      if (front?.[1] !== undefined) return { office: front[1], start: front[0].length, end: text.length }
      const back = behind.exec(text)
      return back?.[1] === undefined ? undefined : { office: back[1], start: 0, end: back.index }
    },
  }
}

/** 「存在问题是A；B；C」: what is said of the head goes on to the end of the line. */
const SAID = '|(?:就|主要)?是[：:，, ]*(?=\\p{Script=Han})'

type HeadReader = (
  text: string,
) => { readonly text: string; readonly polarity: Polarity; readonly contentAt: number } | undefined

/** 「问题领导说写三条就行」「不足写两点：」「明年 …」: a polarity head, alone in its line or set off by a blank. */
function createHeads(words: LedgerWords, remarks: RemarkReader): HeadReader {
  const polarities = Object.entries(words.heads) as [Polarity, readonly string[]][]
  const patterns = polarities
    .filter(([, heads]) => heads.length > 0)
    .map(([polarity, heads]) => {
      const before =
        '(?:\\d{4}年度?|[今本]年|我们?|我[镇乡]|主要|突出|推进|法治政府建设|工作|的|存在|还有|[再先接着又来讲说聊谈提下一]{1,2}(?=[说讲聊谈提]|难|问|不|短|毛|缺|差|困|明|来|打))'
      const named = `^${before}{0,6}(?:${alternatives(heads)})`
      const said = polarity === 'problem' || polarity === 'plan' ? SAID : ''
      const led = new RegExp(`${named}(?:这块|方面|的话|呢|嘛)?(?:[ \\t　：:]+|[，,]\\s*${said}|。\\s*)(?=\\S)`, 'u')
      return { polarity, named: new RegExp(named, 'u'), led }
    })
  const isAlone = (rest: string): boolean =>
    rest.split(/[\s，,。：:、]+/u).every((piece) => BOUND.test(piece) || remarks.isRemark(piece, false))
  return (text) => {
    for (const { polarity, named, led } of patterns) {
      const head = named.exec(text)?.[0]
      if (head === undefined) continue
      if (text.length <= MAX_HEAD && isAlone(text.slice(head.length))) return { text, polarity, contentAt: text.length }
      const found = led.exec(text)
      if (found !== null) return { text: found[0].trim(), polarity, contentAt: found[0].length }
    }
    return undefined
  }
}

/** 【各办汇总的不足】, 【下一年打算】: the polarity a tag ends in. */
function createHeadsAtEnd({ heads }: LedgerWords): (text: string) => Polarity | undefined {
  const rows = Object.entries(heads) as [Polarity, readonly string[]][]
  const ends = rows
    .filter(([polarity, list]) => polarity !== 'achievement' && list.length > 0)
    .map(([polarity, list]) => ({ polarity, end: new RegExp(`(?:${alternatives(list)})$`, 'u') }))
  return (text) => ends.find(({ end }) => end.test(text))?.polarity
}

/** Longest first, so that a longer word is not cut short by its beginning. */
function alternatives(list: readonly string[]): string {
  return [...list]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')
}
