import type { DraftSentence, SectionDraft } from '../../core/draft.ts'
import type { Fact } from '../../core/fact.ts'
import type { Changed } from './change-points.ts'
import { isCause } from './is-cause.ts'
import { charsOf, TOLERANCE } from './measure.ts'
import { renumbered, withoutNumber } from './points.ts'
import { shortenEvenly } from './shorten-evenly.ts'

export interface Shortening {
  readonly section: SectionDraft
  readonly target: number
  readonly facts: readonly Fact[]
  /** 短一点 names no number: figures stay, however long the text remains. */
  readonly keepFigures: boolean
}

/** What goes first: words without a fact, suggestions, facts without figures, figures; at last what begins a point. */
type Worth = 0 | 1 | 2 | 3 | 4

interface Candidate {
  readonly sentence: DraftSentence
  readonly worth: Worth
}

/** Leaves sentences out until the target is met within a tenth, and takes back what still fits in. */
export function shorten({ section: told, target, facts, keepFigures }: Shortening): Changed {
  const most = target * (1 + TOLERANCE)
  const section = shortenEvenly(told, most)
  const least = target * (1 - TOLERANCE)
  const out = new Set<DraftSentence>()
  const chars = (): number => charsOf(without(section, out))
  const candidates = candidatesOf(section, facts).filter(({ worth }) => worth < (keepFigures ? 3 : 5))
  for (const { sentence } of candidates) {
    if (chars() <= most) break
    out.add(sentence)
    // A part the law asks for may say little, but not nothing.
    if (chars() === 0) out.delete(sentence)
  }
  for (const { sentence } of candidates.toReversed()) {
    if (chars() >= least) break
    out.delete(sentence)
    if (chars() > most) out.add(sentence)
  }
  const left = chars() < least ? withPart(section, out, { least, most }) : without(section, out)
  const note = noteOn({ section: told, left, tooLong: chars() > most })
  return note === undefined ? { section: left } : { section: left, note }
}

interface Range {
  readonly least: number
  readonly most: number
}

/** Too short without a sentence and too long with it: as many of its first clauses stay as fit. */
function withPart(section: SectionDraft, out: ReadonlySet<DraftSentence>, { least, most }: Range): SectionDraft {
  let best = without(section, out)
  for (const sentence of [...out].toReversed()) {
    const others = new Set([...out].filter((one) => one !== sentence))
    for (const part of beginnings(sentence)) {
      const left = without(replaced(section, sentence, part), others)
      const chars = charsOf(left)
      if (chars <= most && chars > charsOf(best)) best = left
      if (chars >= least && chars <= most) return left
    }
  }
  return best
}

/** 「今年我镇普法方面」 only begins to say something. */
const STUB = /^.{0,9}$|(?:方面|过程中|期间|以来|情况下?|基础上|会同[^，]*)$/u

/** The sentence with its last clauses left out, the longest first. */
function beginnings(sentence: DraftSentence): readonly DraftSentence[] {
  const clauses = sentence.text.replace(/[。；]$/, '').split('，')
  const starts = clauses.slice(1).map((_clause, n) => clauses.slice(0, clauses.length - 1 - n).join('，'))
  return starts.filter((start) => !STUB.test(start)).map((start) => ({ ...sentence, text: `${start}。` }))
}

function replaced(section: SectionDraft, from: DraftSentence, to: DraftSentence): SectionDraft {
  const paragraphs = section.paragraphs.map((one) => ({
    ...one,
    sentences: one.sentences.map((sentence) => (sentence === from ? to : sentence)),
  }))
  return { ...section, paragraphs }
}

/** In the order in which they are left out: by worth, the longest first; 现将…… is none. */
function candidatesOf(section: SectionDraft, facts: readonly Fact[]): readonly Candidate[] {
  const figured = new Set(facts.filter((fact) => fact.figures.length > 0).map((fact) => fact.id))
  const all = section.paragraphs.flatMap(({ sentences }) =>
    sentences.flatMap((sentence, index): Candidate[] => {
      if (sentence.text.endsWith('：') || isCause(sentence)) return []
      const leads = sentences.length === 1 || (index === 0 && withoutNumber(sentence.text) !== sentence.text)
      return [{ sentence, worth: leads ? 4 : worthOf(sentence, figured) }]
    }),
  )
  return all.toSorted((a, b) => a.worth - b.worth || b.sentence.text.length - a.sentence.text.length)
}

function worthOf(sentence: DraftSentence, figured: ReadonlySet<string>): Worth {
  if (sentence.suggested) return 1
  // Also by its own digits: the fact it rests on may have been corrected since.
  if (sentence.facts.some((id) => figured.has(id)) || (sentence.facts.length > 0 && /\d/.test(sentence.text))) return 3
  return sentence.facts.length === 0 ? 0 : 2
}

/** The section without these sentences; what follows the beginning of a point that is gone goes with it. */
function without(section: SectionDraft, out: ReadonlySet<DraftSentence>): SectionDraft {
  const paragraphs = section.paragraphs.flatMap((paragraph) => {
    const [first] = paragraph.sentences
    const leads = first !== undefined && withoutNumber(first.text) !== first.text
    if (leads && out.has(first)) return []
    const sentences = paragraph.sentences.filter((sentence) => !out.has(sentence))
    return sentences.length === 0 ? [] : [{ ...paragraph, sentences }]
  })
  return { ...section, paragraphs: renumbered(paragraphs) }
}

interface Outcome {
  readonly section: SectionDraft
  readonly left: SectionDraft
  readonly tooLong: boolean
}

function noteOn({ section, left, tooLong }: Outcome): string | undefined {
  const chars = charsOf(left)
  if (tooLong && chars === charsOf(section))
    return told(section).length === 0
      ? `现在${chars}字，都是这一部分不能少的话，没有再压。`
      : `现在${chars}字，剩下的都是有数字的事实，没有再压。要更短，请告诉我哪几条可以不写。`
  if (tooLong) return `已压缩到${chars}字；再短就要删掉有数字的事实，请告诉我哪几条可以不写。`
  const there = new Set(told(left))
  const gone = new Set(told(section).filter((id) => !there.has(id)))
  return gone.size === 0 ? undefined : `为控制字数，有${gone.size}条素材这次没有写进去。`
}

const told = ({ paragraphs }: SectionDraft): readonly string[] =>
  paragraphs.flatMap(({ sentences }) => sentences.flatMap((one) => (one.suggested ? [] : one.facts)))
