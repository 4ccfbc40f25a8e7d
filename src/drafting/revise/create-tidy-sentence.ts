import type { Brief } from '../../core/brief.ts'
import type { Checker } from '../../core/checker.ts'
import type { EmbeddedDrafter } from '../../core/embedded-drafter.ts'
import type { Fact } from '../../core/fact.ts'
import type { FigureGuard } from '../../core/guard.ts'
import { tidyPunctuation } from '../../language/punctuation.ts'
import { renderFigure } from '../../language/render-figure.ts'
import type { Tidier } from '../embedded/create-tidier.ts'
import { fillSlots, slotFigures } from '../embedded/slots.ts'
import { overlap } from '../model/rebind.ts'

export interface TidySentenceDependencies {
  readonly tidier: Tidier
  readonly guard: FigureGuard
  readonly embedded: EmbeddedDrafter
  /** Checkers whose safe suggestions (terms, set phrases) are taken over. */
  readonly checkers: readonly Checker[]
}

/** Tidies one sentence of somebody's text by rule: 口语, terms, punctuation. Its figures stay what they are. */
export type TidySentence = (sentence: Fact, brief: Brief) => string

/** Names that must not be lost: titles of laws and what stands in quotation marks. */
const NAMES = /《[^《》]{1,60}》|“[^“”]{1,40}”/g
const LEAST_OVERLAP = 0.4

export function createTidySentence({ tidier, guard, embedded, checkers }: TidySentenceDependencies): TidySentence {
  const isTrue = (text: string, sentence: Fact): boolean =>
    guard(text, [sentence]).verdict === 'pass' &&
    (sentence.claim.match(NAMES) ?? []).every((name) => text.includes(name.slice(1, -1)))

  const reworded = (sentence: Fact): string => {
    const { text, figures } = slotFigures(sentence.claim, sentence.figures)
    const pieces = onceOnly(text).split(/([，。；：、！？,;:!?\n]+)/)
    const tidied = pieces
      .map((piece, n) => (n % 2 === 0 && piece !== '' ? tidier.tidy(piece, sentence.theme) : piece))
      .join('')
    return fillSlots(tidied, (index) => printed(figures[index], sentence))
  }

  return (sentence, brief) => {
    const punctuated = onceOnly(tidyPunctuation(sentence.claim))
    const candidates = [reworded(sentence), sentence.claim].map((text) =>
      corrected(onceOnly(tidyPunctuation(text)), brief, checkers),
    )
    const plain = candidates.find((text) => isTrue(text, sentence) && tidier.leftover(text) === undefined)
    if (plain !== undefined) return plain
    const rewritten = embedded
      .writeSentences([sentence], brief)
      .map(({ text }) => text)
      .join('')
    if (overlap(rewritten, sentence.claim) >= LEAST_OVERLAP && isTrue(rewritten, sentence)) return rewritten
    return candidates.find((text) => isTrue(text, sentence)) ?? punctuated
  }
}

/** 认真认真落实: said twice by a slip of the hand; 一件一件 is not. */
const onceOnly = (text: string): string => text.replace(/((?!一)\p{Script=Han}{2,4})\1+/gu, '$1')

/** As it was written, but 80多个人 is 80余人, 3月20号 is 3月20日 and 2万3千块钱 is 2.3万元. */
function printed(figure: Fact['figures'][number] | undefined, sentence: Fact): string {
  if (figure === undefined) return ''
  const text = sentence.claim.slice(figure.span.start, figure.span.end)
  if (figure.kind === 'date') return text.replace(/号$/, '日')
  if (isSpoken(figure, text)) return renderFigure(figure)
  return figure.approx === '多' ? text.replace(/多个?/, '余').replace(/个人$/, '人') : text.replace(/个人$/, '人')
}

/** Counts and sums in the numerals of speech; 一家 and 两次 are words. */
function isSpoken({ kind, value }: Fact['figures'][number], text: string): boolean {
  if (kind !== 'count' && kind !== 'money' && kind !== 'ratio') return false
  const mixed = /\d[万千百][\d零一二三四五六七八九]|\d千|块/.test(text)
  return (
    mixed ||
    (/[零一二三四五六七八九十百千]/.test(text) && !/^[一两二几数](?![十百千万])/.test(text) && Number(value) > 2)
  )
}

/** The suggestions that are safe to take over, from the last to the first so that places stay right. */
function corrected(text: string, { unit, year, variant }: Brief, checkers: readonly Checker[]): string {
  const findings = checkers
    .flatMap((checker) => checker.check({ text, unit, year, variant }))
    .filter((finding) => finding.suggestion !== undefined && finding.severity === 'error')
    .sort((a, b) => b.span.start - a.span.start)
  let from = text.length
  return findings.reduce((fixed, { span, suggestion = '' }) => {
    if (span.end > from) return fixed
    from = span.start
    return fixed.slice(0, span.start) + suggestion + fixed.slice(span.end)
  }, text)
}
