import type { Phrases, VerbForm } from '../../core/knowledge/drafting.ts'
import type { TaggedWord, Words } from '../../language/words.ts'
import { slotPattern } from './slots.ts'

/** Gives a clause with figures the word order of a report: 资料发了N → 发放资料N, 开了N会 → 召开会议N, 横幅N → 悬挂横幅N. */
/** `needsVerb`: a clause that names a deed (after a date) gets its verb even without a figure: 专题学习 → 组织专题学习. */
export type ClauseWriter = (slotted: string, needsVerb?: boolean) => string

/** Nominal words: a run of them names a thing. */
const NOMINAL = /^(?:n|vn|an|l|i|j|eng|b|nz|x|f|s|k|g|r|q|a|c|uj|zg|ng|m)/
const ADVERBS = /^(?:全部|均|都|及时|按时|已|依法|当场|成功|共|就地|现场|经常|多次|分别|陆续|集中)$/
const LEADS = ['全年', '今年', '年内', '共', '累计', '先后', '另', '另外', '同时', '还', '也', '均']

interface Parts {
  readonly lead: string
  readonly before: string
  readonly slot: string
  readonly after: string
}

export function createClauseWriter(given: { readonly words: Words; readonly phrases: Phrases }): ClauseWriter {
  const { words, phrases } = given
  const oneSlot = new RegExp(`^([^${slotPattern().slice(1)}*)(${slotPattern()})([^${slotPattern().slice(1)}*)$`)
  const forms = new Map<string, VerbForm[]>()
  for (const form of phrases.verbs) forms.set(form.word, [...(forms.get(form.word) ?? []), form])
  const formal = (verb: string, object: string): string | undefined => formOf(forms.get(verb), object)

  return (slotted, needsVerb = false) => {
    const match = oneSlot.exec(slotted)
    if (match === null) return needsVerb ? withVerb(slotted) : slotted
    const lead = LEADS.find((word) => match[1]?.startsWith(word) === true) ?? ''
    const before = (match[1] ?? '').slice(lead.length).replace(/(?:一共|总共|共|了|过|出)$/, '')
    const parts = { lead, before, slot: match[2] ?? '', after: match[3] ?? '' }
    return verbLast(parts) ?? verbOnly(parts) ?? verbFirst(parts) ?? nounOnly(parts) ?? slotted
  }

  /** 资料发 N → 发放资料N; a doer stays in front: 机关学习N. */
  function verbLast({ lead, before, slot, after }: Parts): string | undefined {
    const tags = words.tag(before)
    const last = tags.at(-1)
    if (last === undefined || tags.length < 2 || after !== '') return undefined
    const object = tags
      .slice(0, -1)
      .map((one) => one.word)
      .join('')
    const verb = formal(last.word, object)
    if (verb === undefined || ADVERBS.test(object) || !tags.slice(0, -1).every(isNominal)) return undefined
    if (isDoer(object)) return `${lead}${object}${verb}${slot}`
    return verb === last.word && last.tag === 'vn' ? undefined : `${lead}${verb}${object}${slot}`
  }

  /** 开 N 会 → 召开会议N. */
  function verbOnly({ lead, before, slot, after }: Parts): string | undefined {
    const object = after.replace(/^的/, '')
    const verb = formal(before, object)
    if (verb === undefined || object === '' || !words.tag(object).every(isNominal)) return undefined
    return `${lead}${verb}${object === '会' ? '会议' : object}${slot}`
  }

  /** 发资料N → 发放资料N: only a verb of one character is put into its report form. */
  function verbFirst({ lead, before, slot, after }: Parts): string | undefined {
    const verb = formal(before.slice(0, 1), before.slice(1))
    const first = words.cut(before)[0]
    if (verb === undefined || first?.length !== 1) return undefined
    return `${lead}${verb}${before.slice(1)}${slot}${after}`
  }

  function withVerb(text: string): string {
    return nounOnly({ lead: '', before: text, slot: '', after: '' }) ?? text
  }

  /** 横幅N → 悬挂横幅N. */
  function nounOnly({ lead, before, slot, after }: Parts): string | undefined {
    if (before === '' || after !== '' || !words.tag(before).every(isNominal)) return undefined
    const row = phrases.nouns.find(({ nouns }) => nouns.some((noun) => before.endsWith(noun)))
    return row === undefined ? undefined : `${lead}${row.verb}${before}${slot}`
  }

  function isDoer(text: string): boolean {
    return phrases.agents.some((agent) => text.endsWith(agent))
  }
}

function isNominal({ word, tag }: TaggedWord): boolean {
  return NOMINAL.test(tag) || word === '会'
}

/** The verb's form before this object; a row without `with` takes any. */
function formOf(forms: readonly VerbForm[] | undefined, object: string): string | undefined {
  return forms?.find((form) => form.with.length === 0 || form.with.some((end) => object.endsWith(end)))?.formal
}
