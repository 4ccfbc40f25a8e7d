import type { Brief } from '../../core/brief.ts'
import type { DraftSentence } from '../../core/draft.ts'
import type { DraftingOptions, PolishResult, Reviser } from '../../core/drafter.ts'
import { ZhibiError } from '../../core/errors.ts'
import type { Fact } from '../../core/fact.ts'
import type { FigureReader } from '../../core/figure-reader.ts'
import type { UnitProfile } from '../../core/unit-profile.ts'
import { findSecrecyMark } from '../../language/secrecy-mark.ts'
import type { TidySentence } from './create-tidy-sentence.ts'
import { type PolishedRun, type PolishingModel, polishWithModel } from './polish-with-model.ts'
import { type TextLine, textLines } from './text-facts.ts'

export interface PolishDependencies {
  readonly figures: FigureReader
  readonly tidy: TidySentence
  /** Absent: by rule only. */
  readonly polishing?: PolishingModel
  readonly deadlineMs: number
}

type PolishOptions = DraftingOptions & { readonly year?: number; readonly unit?: UnitProfile }

/** Stands for a unit nobody has declared; polishing needs no name. */
const NO_UNIT: UnitProfile = { fullName: '', name: '', level: '镇', selfName: '我镇' }

/**
 * Polishes a pasted text sentence by sentence. The text's own figures, titles and names are the only ones allowed, and all
 * of them stay; a sentence the model got wrong is tidied by rule.
 */
export function createPolish(deps: PolishDependencies): Reviser['polish'] {
  return async (text, options) => {
    const lines = textLines(text, deps.figures)
    const brief = briefFor(options)
    const mark = findSecrecyMark(text)
    const { polishing } = deps
    const writer = createWriter({ lines, brief, options, tidy: deps.tidy })
    if (polishing === undefined || mark !== undefined) {
      const fellBack =
        polishing === undefined ? {} : { fellBack: `文中有“${mark ?? ''}”字样，未发送给模型，只按规则整理` }
      return { text: writer.finish(), engine: 'embedded', stats: { repaired: 0, replaced: 0 }, ...fellBack }
    }
    const failure = await takeRuns(lines, writer, { ...deps, polishing }, options)
    return resultOf(writer, failure, options)
  }
}

/** Lets the model polish; the failure that ended it early, if one did. */
async function takeRuns(
  lines: readonly TextLine[],
  writer: Writer,
  deps: Required<PolishDependencies>,
  options: PolishOptions,
): Promise<ZhibiError | undefined> {
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(deps.deadlineMs)])
  const sentences = lines.flatMap((line) => line.sentences)
  const { unit, year } = options
  const task = {
    sentences,
    signal,
    tidied: (sentence: Fact) => deps.tidy(sentence, briefFor(options)),
    ...(unit === undefined ? {} : { selfName: unit.selfName }),
    ...(year === undefined ? {} : { year }),
  }
  try {
    for await (const run of polishWithModel(task, deps.polishing)) if (!options.signal.aborted) writer.take(run)
    return undefined
  } catch (thrown) {
    if (thrown instanceof ZhibiError) return thrown
    throw thrown
  }
}

function resultOf(writer: Writer, failure: ZhibiError | undefined, { signal }: PolishOptions): PolishResult {
  const text = signal.aborted ? writer.text() : writer.finish()
  const { byModel, replaced } = writer.counts
  const stats = { repaired: 0, replaced }
  if (byModel === 0) {
    const fellBack = `${failure?.message ?? '模型没有写出可用的文字'}，只按规则整理`
    return { text, engine: 'embedded', stats: { repaired: 0, replaced: 0 }, fellBack }
  }
  const partly = failure === undefined ? {} : { fellBack: `${failure.message}，没润色完的部分按规则整理` }
  return { text, engine: 'model', stats, ...partly }
}

function briefFor({ unit = NO_UNIT, year }: PolishOptions): Brief {
  return { section: 'other', unit, year: year ?? 0, variant: 'submission', facts: [] }
}

interface Writer {
  /** Takes a run of the model, after tidying by rule what it passed over. */
  take(run: PolishedRun): void
  /** Tidies what is left; the whole text. */
  finish(): string
  text(): string
  readonly counts: { byModel: number; replaced: number }
}

interface WriterDependencies {
  readonly lines: readonly TextLine[]
  readonly brief: Brief
  readonly options: PolishOptions
  readonly tidy: TidySentence
}

/** Keeps the lines of the text as they were; runs that reach over a line's end count for the line they begin in. */
function createWriter({ lines, brief, options, tidy }: WriterDependencies): Writer {
  const places = lines.flatMap((line, index) => line.sentences.map((fact) => ({ fact, line: index, open: line.open })))
  const written = lines.map((): string[] => [])
  const counts = { byModel: 0, replaced: 0 }
  let next = 0
  const put = (line: number, text: string): void => {
    written[line]?.push(text)
    const sentence: DraftSentence = { text, facts: [], suggested: false }
    options.onProgress?.({ kind: 'sentence', sentence })
  }
  const byRule = (until: number): void => {
    for (; next < until; next += 1) {
      const place = places[next]
      if (place !== undefined) put(place.line, ended(tidy(place.fact, brief), place))
    }
  }
  const text = (): string =>
    written
      .map((sentences) => sentences.join(''))
      .join('\n')
      .trim()
  return {
    counts,
    take({ from, text: words }) {
      const first = from[0] ?? next
      const place = places[first]
      const last = places[from.at(-1) ?? first]
      if (place === undefined || last?.line !== place.line) return
      counts.replaced += first - next
      byRule(first)
      put(place.line, ended(words, place))
      counts.byModel += 1
      next = first + from.length
    },
    finish() {
      if (counts.byModel > 0) counts.replaced += places.length - next
      byRule(places.length)
      return text()
    },
    text,
  }
}

/** A heading gets no full stop, and a clause that ended in ； keeps it. */
function ended(text: string, { fact, open }: { readonly fact: Fact; readonly open: boolean }): string {
  const mark = /[。！？；：]$/.exec(fact.claim)?.[0]
  if (mark === '；' || mark === '：') return `${text.replace(/[。；：]$/, '')}${mark}`
  if (mark !== undefined) return text
  if (open) return text.replace(/。$/, '')
  return /[。！？；：”’）)]$/.test(text) ? text : `${text}。`
}
