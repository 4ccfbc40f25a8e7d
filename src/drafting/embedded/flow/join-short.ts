import type { DraftSentence } from '../../../core/draft.ts'
import type { FactId } from '../../../core/fact.ts'
import type { StageReader } from './stage.ts'

/** So long may a sentence get by joining; the samples' sentences have 40 to 90 characters. */
const JOINED_CHARS = 62
const SHORT_CHARS = 34
/** Whose count it is, the parts of a total, a date: the beginning of a sentence of its own. */
const STANDS_ALONE = /^(?:据|其中，|按类型分|(?:20\d\d年)?\d{1,2}月|为|针对|围绕|截至)/
/** 完善决策程序。出台《…》…: a title in the note's own words opens the sentence behind it. */
const HEAD = /^[^，\d]{4,10}。$/
const HEADED_CHARS = 110
/** 开展A3次，开展B2次 → 开展A3次、B2次. */
const SAME_VERB = /^(?:开展|组织|举办|召开|发放|制定|建立|配备|审查|受理|聘请)/
const STOP = /[。；！？：]$/

/** A sentence of these words on these facts, where the guard lets it pass. */
export type Admit = (text: string, facts: readonly FactId[]) => DraftSentence | undefined

interface Joining {
  readonly admit: Admit
  readonly stageOf: StageReader
}

/** In so short a paragraph 机制 and 数量 may share a sentence. */
const FEW = 3

/** Neighbouring short sentences become one, as far as the guard admits the joined words. */
export function joinShort(sentences: readonly DraftSentence[], { admit, stageOf }: Joining): readonly DraftSentence[] {
  const out: DraftSentence[] = []
  const few = sentences.length <= FEW
  for (const [index, next] of sentences.entries()) {
    const last = out.at(-1)
    const alike = few || stageOf(next.text) === stageOf(sentences[index - 1]?.text ?? '')
    const joined = last === undefined || !alike || !mayJoin(last, next) ? undefined : together(last, next, admit)
    if (joined === undefined) out.push(next)
    else out[out.length - 1] = joined
  }
  return out
}

function mayJoin(last: DraftSentence, next: DraftSentence): boolean {
  if (last.suggested || next.suggested) return false
  if (STANDS_ALONE.test(next.text) || STANDS_ALONE.test(last.text) || last.text.includes('；')) return false
  if (HEAD.test(last.text)) return next.text.length <= HEADED_CHARS
  const short = Math.min(last.text.length, next.text.length) <= SHORT_CHARS
  return short && last.text.length + next.text.length <= JOINED_CHARS
}

function together(last: DraftSentence, next: DraftSentence, admit: Admit): DraftSentence | undefined {
  const ids = [...new Set([...last.facts, ...next.facts])]
  const before = last.text.replace(STOP, '')
  const same = SAME_VERB.exec(/[^，]*$/.exec(before)?.[0] ?? '')?.[0]
  const goesOn = same !== undefined && next.text.startsWith(same)
  return admit(goesOn ? `${before}、${next.text.slice(same.length)}` : `${before}，${next.text}`, ids)
}
