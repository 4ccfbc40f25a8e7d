import type { Polarity } from '../../core/fact.ts'
import type { FigureReader } from '../../core/figure-reader.ts'
import type { LedgerWords, Markers } from '../../core/knowledge/ledger-words.ts'
import type { ListedLine } from './list-marks.ts'
import { cutLine } from './note-lines.ts'
import { isCounted } from './read-clauses.ts'

/** Longest sentence that only leads a list in. */
const MAX_INTRO = 48
/** 三点, 四项工作: how many items follow. Any other figure makes the sentence content. */
const HOW_MANY = /^[一二三四五六七八九十两\d]{1,2}(?:个方面|个|点|条|项|件事?|方面|类)$/u
const TAG = /^【[^【】]{1,24}】\s*/u

interface Dependencies {
  readonly words: Pick<LedgerWords, 'listIntros'>
  readonly figures: FigureReader
}

/** Marks the sentence in front of a list (「存在的问题，我们碰了一下，三点：」「明年的打算。第一，…」) as the head of its items. */
export function createListIntros({
  words,
  figures,
}: Dependencies): (lines: readonly ListedLine[]) => readonly ListedLine[] {
  const { plan, problem } = words.listIntros
  const kinds = [
    ['plan', reader(plan)],
    ['problem', reader(problem)],
  ] as const
  const countsWork = (text: string): boolean =>
    figures.read(text).some((figure) => isCounted(figure) && !HOW_MANY.test(figure.text))
  const polarityOf = (text: string): Polarity | undefined =>
    text.length <= MAX_INTRO && !countsWork(text) ? kinds.find(([, fits]) => fits(text))?.[0] : undefined

  const introduced = (listed: ListedLine): readonly ListedLine[] => {
    const { line } = listed
    const tag = TAG.exec(line.text)?.[0].length ?? 0
    const stop = line.text.replace(/[。；：:，,\s]+$/u, '').search(/[。；！？][^。；！？]*$/u) + 1
    const start = Math.max(tag, stop)
    const polarity = polarityOf(line.text.slice(start))
    const head = polarity === undefined ? undefined : cutLine(line, start, line.text.length)
    if (polarity === undefined || head === undefined) return [listed]
    const before = stop > tag ? cutLine(line, 0, stop) : undefined
    return [
      ...(before === undefined ? [] : [{ ...listed, line: before }]),
      { line: head, mark: 'none', heads: polarity },
    ]
  }

  return (lines) =>
    lines.flatMap((listed, index) =>
      listed.mark === 'none' && lines[index + 1]?.mark === 'item' ? introduced(listed) : [listed],
    )
}

function reader({ any, except }: Markers): (text: string) => boolean {
  const yes = new RegExp(any.join('|'), 'u')
  const no = new RegExp(except.join('|'), 'u')
  return (text) => yes.test(text) && (except.length === 0 || !no.test(text))
}
