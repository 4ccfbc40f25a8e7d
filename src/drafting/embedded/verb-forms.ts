import type { VerbForm } from '../../core/knowledge/drafting.ts'
import type { TaggedWord, Words } from '../../language/words.ts'

/** The report form of a verb before an object; undefined when the table does not know it. */
export type VerbForms = (verb: string, object: string) => string | undefined

/** A row without `with` takes any object. */
export function createVerbForms(rows: readonly VerbForm[]): VerbForms {
  const forms = new Map<string, VerbForm[]>()
  for (const row of rows) forms.set(row.word, [...(forms.get(row.word) ?? []), row])
  return (verb, object) =>
    forms.get(verb)?.find((form) => form.with.length === 0 || form.with.some((end) => object.endsWith(end)))?.formal
}

/** Verbs of one character that mean the same before any object; others only before an object of their row. */
const PLAIN = '发挂贴审查学聘录划配拆换装买签评招印'
const SPARE_ASPECT = /(?<=[\p{Script=Han}]{2})(?:了|过)(?:个|次)?(?=[\p{Script=Han}]{2})/gu

interface Grammar {
  readonly words: Words
  readonly forms: VerbForms
  /** Only where the object settles the form (发方案 → 印发方案). */
  readonly byObject: boolean
}

/**
 * Puts verbs of one character inside a clause into their report form by the object behind them: 法治广场换了宣传板N →
 * 法治广场更换宣传板N, 5月发了方案 → 5月印发方案. What stands before the first word is left to the word order.
 */
export function formaliseVerbs(text: string, grammar: Grammar): string {
  const tags = grammar.words.tag(text)
  const formal = tags.map((_one, index) => (index > 0 ? formalAt(tags, index, grammar) : undefined))
  if (formal.every((one) => one === undefined)) return text
  return tags
    .map(({ word }, index) => formal[index] ?? word)
    .join('')
    .replace(SPARE_ASPECT, '')
}

function formalAt(tags: readonly TaggedWord[], index: number, { forms, byObject }: Grammar): string | undefined {
  const one = tags[index]
  const object = objectAfter(tags, index)
  if (one === undefined || !mayBeVerb(one) || object === '' || isJoined(tags[index - 1])) return undefined
  const { word } = one
  const formal = forms(word, object)
  const settled = formal !== forms(word, '〇')
  return settled || (!byObject && PLAIN.includes(word)) ? formal : undefined
}

function mayBeVerb({ word, tag }: TaggedWord): boolean {
  return word.length === 1 && /^(?:v|zg|n)/.test(tag)
}

/** The words behind, aspect particle left out, up to the next figure. */
function objectAfter(tags: readonly TaggedWord[], index: number): string {
  const behind = tags
    .slice(index + 1)
    .map(({ word }) => word)
    .join('')
  return (/^[^，。、；\uE000-\uE3FF]*/.exec(behind)?.[0] ?? '').replace(/^[了过](?:个|次|一次)?/, '')
}

/** 所 and 被 before it make it another word. */
function isJoined(before: TaggedWord | undefined): boolean {
  return before === undefined || /[所被可待未再不是]$/.test(before.word)
}
