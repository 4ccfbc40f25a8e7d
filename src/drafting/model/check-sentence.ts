import type { Fact } from '../../core/fact.ts'
import type { FigureGuard, Violation, ViolationKind } from '../../core/guard.ts'
import type { ModelProse } from '../../core/knowledge/model-prose.ts'
import { strangeNumerals } from './numerals.ts'
import { lostFigures, told } from './told.ts'
import { unsupported } from './unsupported.ts'

/** What a sentence may say besides its facts. */
export interface Allowance {
  /** Strings that need no fact: the year summed up, the next one, the cut-off day, fixed formulas, the unit's names. */
  readonly phrases: readonly string[]
}

export interface SentenceCheck {
  readonly text: string
  readonly facts: readonly Fact[]
  readonly guard: FigureGuard
  readonly allowance: Allowance
  readonly prose: ModelProse
  /** 口语 that may never be left in a draft. */
  readonly colloquialWords?: readonly string[]
}

const WHY: Readonly<Record<ViolationKind, (figure: string) => string>> = {
  invented: (figure) => `“${figure}”在所引素材中没有`,
  lost: (figure) => `漏写了“${figure}”`,
  changed: (figure) => `“${figure}”与素材不一致`,
  unit: (figure) => `“${figure}”的单位与素材不一致`,
  approx: (figure) => `“${figure}”增加、遗漏或改动了“余、多、约、近、超”等字样`,
  swapped: (figure) => `“${figure}”说的不是素材里的那件事`,
  date: (figure) => `日期“${figure}”与素材不一致`,
  computed: (figure) => `“${figure}”是推算出来的，素材中没有`,
}

/** Why a sentence may not be released, in Chinese; empty when it may. */
export function checkSentence({
  text,
  facts,
  guard,
  allowance,
  prose,
  colloquialWords = [],
}: SentenceCheck): readonly string[] {
  const bare = withoutPhrases(text, allowance)
  const wrong = guard(bare, facts, { partial: true }).violations.map(reason)
  const strange = strangeNumerals(bare, facts).map(WHY.invented)
  const half = facts.filter((fact) => told(bare, fact, guard) === 'some')
  const lost = half.flatMap((fact) => lostFigures(bare, fact, guard).map(WHY.lost))
  return [
    ...new Set([
      ...wrong,
      ...strange,
      ...lost,
      ...unsupported(text, { facts, phrases: allowance.phrases, prose }),
      ...spoken(text, facts, colloquialWords),
    ]),
  ]
}

/** 口语 of the list, and a note copied as it came, its spaces gone: not yet a sentence of a report. */
function spoken(text: string, facts: readonly Fact[], words: readonly string[]): readonly string[] {
  const word = words.find((one) => text.includes(one))
  const copied = facts.some(({ claim }) => solid(text).includes(solid(claim)) && runsTogether(text, claim))
  return [
    ...(word === undefined ? [] : [`“${word}”是口语，要改成书面语`]),
    ...(copied ? ['照抄了素材，要改写成完整的书面句子，加上标点'] : []),
  ]
}

/** A gap of the note that got no mark: 「聘了6个 收到4件」 became 「聘了6个收到4件」. */
function runsTogether(text: string, claim: string): boolean {
  const pieces = claim.split(/\s+/).map(solid)
  const plain = text.replace(/\s/g, '')
  return pieces.some(
    (piece, n) => n > 0 && /[\u3400-\u9fff]/.test(piece) && plain.includes((pieces[n - 1] ?? '') + piece),
  )
}

const solid = (text: string): string => text.replace(/[^\u3400-\u9fffA-Za-z0-9]/g, '')

const reason = (violation: Violation): string => WHY[violation.kind](violation.figure)

/** Longest first, so that a phrase inside another does not break it. */
function withoutPhrases(text: string, { phrases }: Allowance): string {
  return [...phrases]
    .sort((a, b) => b.length - a.length)
    .reduce((bare, phrase) => (phrase === '' ? bare : withoutPhrase(bare, phrase)), text)
}

/** 「2023年」 of 「2023年3月」 is part of a date, and stays to be checked. */
function withoutPhrase(text: string, phrase: string): string {
  if (!phrase.endsWith('年')) return text.replaceAll(phrase, '')
  const [first = '', ...others] = text.split(phrase)
  return others.reduce((joined, piece) => joined + (/^\s?\d/.test(piece) ? phrase : '') + piece, first)
}
