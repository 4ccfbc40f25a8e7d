import type { SectionDraft } from '../../core/draft.ts'
import type { DraftChange } from '../../core/drafter.ts'
import type { Fact } from '../../core/fact.ts'
import type { SectionId } from '../../core/section.ts'
import { pointsOf, withoutLabel, withoutNumber } from '../../drafting/revise/points.ts'
import { readCount } from '../understanding/chinese-count.ts'
import type { SectionPart } from './subsection.ts'

/** 「第一条短一点」: the point a change of wording is about, -1 the last; undefined when it names none. */
export function pointSpokenOf(words: string, change: DraftChange): number | undefined {
  if (!['length', 'tone', 'reword-opening'].includes(change.kind)) return undefined
  if (/最后(?:那|这)?一?[点条项]/u.test(words)) return -1
  return readCount(/第([一二三四五六七八九十\d]{1,3})[点条项]/u.exec(words)?.[1] ?? '')
}

/** One point of a part, to be changed by itself; undefined when the part has no such point. */
export function onePointOf({ part, put }: SectionPart, point: number): SectionPart | undefined {
  const list = pointsOf(part)
  const at = point < 0 ? list.points.length + point : point - 1
  const meant = list.points[at]
  if (meant === undefined) return undefined
  return {
    part: { ...part, paragraphs: [meant] },
    put: (changed) => put(list.with(list.points.flatMap((one, index) => (index === at ? changed.paragraphs : [one])))),
  }
}

const NAMED = /^把?[“"]?([^“”"，。]{2,20}?)[”"]?(?:的?[那这]一?[点条项]|[那这]个)[，]?(.{1,10})$/u

/** 「把经费少那条删掉」: the one point whose text, or whose notes, have these words. */
export function pointByWords(wish: string, section: SectionDraft, facts: readonly Fact[]): DraftChange | undefined {
  const [, words = '', verb = ''] = NAMED.exec(wish.trim()) ?? []
  const removed = /^(?:给?我?)?(?:删|去掉|拿掉|不要|不写|砍)/u.test(verb)
  if (words === '' || (!removed && !/放?.{0,3}(?:最?前|第一|提前|开头)/u.test(verb))) return undefined
  const claims = new Map(facts.map(({ id, claim }) => [id, claim]))
  const having = pointsOf(section).points.flatMap(({ heading, sentences }, at) => {
    const told = sentences.flatMap(({ text, facts: cited }) => [text, ...cited.map((id) => claims.get(id) ?? '')])
    return [heading?.text ?? '', ...told].some((text) => text.includes(words)) ? [at + 1] : []
  })
  const [point] = having
  if (point === undefined || having.length > 1) return undefined
  return removed ? { kind: 'remove-point', points: [point] } : { kind: 'move-point', point, to: 1 }
}

const TAKEN_OUT =
  /(?:去掉|删掉|删除|删去|拿掉|不要写?|别写|不写)(?:关于|有关|里面?的?)?[“"]?([^“”"，。]{2,15}?)[”"]?(?:[那这]一?句|的内容|的数据|[那这]个数)?[。！!]?$/u

/** 「去掉罚没款」: the one clause that has these words; undefined when none or several have. */
export function clauseTakenOut(wish: string, { paragraphs }: SectionDraft): DraftChange | undefined {
  const [, words = ''] = TAKEN_OUT.exec(wish.trim()) ?? []
  if (words === '') return undefined
  const clauses = paragraphs.flatMap(({ sentences }) => sentences.flatMap(({ text }) => text.split(/[，；。：]/)))
  const [from, ...others] = clauses.filter((clause) => clause.includes(words))
  return from === undefined || others.length > 0 ? undefined : { kind: 'replace', from, to: '' }
}

const POINTER = /^(.{0,8}?)(?:里面?的?|的|中的?|那段|部分)?第([一二三四五六七八九十\d]{1,3})[点条项]$/u
const NAMES: readonly (readonly [RegExp, SectionId])[] = [
  [/不足|问题|短板|原因/u, 'shortcomings'],
  [/打算|安排|下一步|明年|计划|措施/u, 'plan'],
  [/成效|举措|做法/u, 'measures'],
  [/履职|书记/u, 'duty'],
]

/** 「不足第二条改成……」: which point, and of which section where one is named. */
export function pointToRewrite(
  change: DraftChange,
): { readonly point: number; readonly section?: SectionId; readonly words: string } | undefined {
  if (change.kind !== 'replace') return undefined
  const [, name = '', number = ''] = POINTER.exec(change.from) ?? []
  const point = readCount(number)
  const section = NAMES.find(([pattern]) => pattern.test(name))?.[1]
  if (point === undefined || (name !== '' && section === undefined)) return undefined
  return { point, words: change.to.replace(/[。；]+$/u, ''), ...(section === undefined ? {} : { section }) }
}

/** New words in the place of what the point says, behind its number and its name. */
export function pointRewritten(section: SectionDraft, point: number, words: string): DraftChange | undefined {
  const first = pointsOf(section).points[point - 1]?.sentences[0]?.text
  const told = withoutLabel(withoutNumber(first ?? '')).replace(/。$/u, '')
  return told === '' ? undefined : { kind: 'replace', from: told, to: words }
}

/** 「不足写成三点」: how many points are wished for; no words to put in the place of others. */
export function pointsWished(change: DraftChange): number | undefined {
  if (
    change.kind !== 'replace' ||
    !/^(?:存在的?)?(?:问题|不足|短板|打算|安排|下一步|措施|成效|举措|计划)$/u.test(change.from)
  )
    return undefined
  return readCount(/^([一二三四五六七八九十两\d]{1,3})(?:大|小)?(?:点|条|项|个方面|段)$/u.exec(change.to)?.[1] ?? '')
}
