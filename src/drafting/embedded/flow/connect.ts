import type { DraftSentence } from '../../../core/draft.ts'
import type { Flow } from '../../../core/knowledge/drafting.ts'
import { pick } from '../pick.ts'

/** A sentence that says itself how it goes on, or begins something of its own, takes no connective. */
const OWN_TURN =
  /^(?:据|内容|宣传内容|其中|按|同时|此外|另|还|并|再|截至|全年|今年|年初|年内|每|为|针对|围绕|通过|利用|结合|依托|对|在|以|由|(?:20\d\d年)?\d{1,2}月|[^，。]{0,8}(?:村|社区)为)/

/** 同时, 此外 … between sentences: none in short paragraphs, never two running, the last one of its own kind. */
export function connect(
  sentences: readonly DraftSentence[],
  { connectives }: Pick<Flow, 'connectives'>,
  seed: string,
): readonly DraftSentence[] {
  let free = false
  return sentences.map((sentence, index) => {
    const place = index === sentences.length - 1 && index > 1 ? connectives.last : connectives.between
    const word = pick(place, `${seed}${String(index)}`)
    const takes = index > 0 && free && word !== undefined && !OWN_TURN.test(sentence.text) && !sentence.suggested
    free = !takes
    return takes ? { ...sentence, text: `${word}${sentence.text}` } : sentence
  })
}
