import { join } from 'node:path'
import { createCheckers } from '../checkers/create-checkers.ts'
import { runCheckers } from '../checkers/run-checkers.ts'
import type { Config } from '../config.ts'
import type { CheckText } from '../conversation/check-text.ts'
import { type CorrectFigures, createCorrectFigures } from '../conversation/correct-figures.ts'
import { createKeepNotes, type KeepNotes } from '../conversation/keep-notes.ts'
import { createProofread, type Proofread } from '../conversation/proofread.ts'
import { UNDECLARED_UNIT } from '../conversation/undeclared-unit.ts'
import { createUnderstand } from '../conversation/understanding/create-understand.ts'
import { knownVillages } from '../conversation/villages.ts'
import { createWriteSection, type WriteSection } from '../conversation/write-section.ts'
import type { Checker } from '../core/checker.ts'
import type { Drafter, Reviser } from '../core/drafter.ts'
import type { FigureReader } from '../core/figure-reader.ts'
import type { FigureGuard } from '../core/guard.ts'
import type { Logger } from '../core/logger.ts'
import type { ModelUnderstanding } from '../core/model-understanding.ts'
import type { PictureReader } from '../core/picture-reader.ts'
import { liveFacts } from '../core/section-facts.ts'
import type { Transcriber } from '../core/transcriber.ts'
import type { TypoProposer } from '../core/typo-proposer.ts'
import type { Understand } from '../core/understanding.ts'
import { createEmbeddedDrafter } from '../drafting/embedded/create-embedded-drafter.ts'
import { createModelDrafter } from '../drafting/model/create-model-drafter.ts'
import { createReviser } from '../drafting/revise/create-reviser.ts'
import { createFigureCorrector } from '../facts/correct-figure.ts'
import { createFactReader } from '../facts/create-fact-reader.ts'
import { createFigureGuard } from '../facts/guard/create-figure-guard.ts'
import { createSourceTeller, type SourceTeller } from '../facts/sources.ts'
import { createThemeScorer, strongest } from '../facts/themes/score-themes.ts'
import { createFigureReader } from '../language/figure-reader.ts'
import { createFigureUnits } from '../language/units.ts'
import { createWords } from '../language/words.ts'
import { createEndpointLines, type EndpointLines } from '../llm/create-endpoint-lines.ts'
import { createLanguageModel } from '../llm/create-language-model.ts'
import { createPromptLibrary } from '../prompts/create-prompt-library.ts'
import { readStyle } from '../prompts/read-style.ts'
import { createMeasureUnitStyle, type MeasureUnitStyle } from '../report/style/measure-unit-style.ts'
import { loadKnowledge } from './knowledge.ts'
import { composeModelReaders } from './model-readers.ts'
import { composeSenses } from './senses.ts'

/** Everything that knows Chinese prose, put together once; it needs no Redis and no network but the model's. */
export interface Craft {
  readonly figures: FigureReader
  readonly guard: FigureGuard
  readonly keepNotes: KeepNotes
  readonly understand: Understand
  /** The second reader of what the rules are unsure of; only with a model. */
  readonly modelUnderstanding?: ModelUnderstanding
  readonly drafter: Drafter
  readonly reviser: Reviser
  readonly writeSection: WriteSection
  readonly correct: CorrectFigures
  readonly sources: SourceTeller
  readonly check: CheckText
  readonly proofread: Proofread
  readonly measureStyle: MeasureUnitStyle
  /** Only with a model that can. */
  readonly pictures?: PictureReader
  readonly transcriber?: Transcriber
  readonly typos?: TypoProposer
}

export interface CraftOptions {
  /** Folder that holds config/ and prompts/. */
  readonly root: string
  readonly config: Pick<Config, 'models' | 'vision' | 'transcription'>
  readonly logger: Logger
}

export async function composeCraft({ root, config, logger }: CraftOptions): Promise<Craft> {
  const knowledge = loadKnowledge(join(root, 'config'))
  const {
    lexicon,
    themes,
    ledgerWords,
    colloquial,
    phrases,
    outline,
    expressions,
    understanding,
    prose,
    privateNames,
  } = knowledge
  const figures = createFigureReader({ lexicon })
  const guard = createFigureGuard({ figures, lexicon })
  const words = createWords()
  const embedded = createEmbeddedDrafter({ guard, words, colloquial, phrases, outline, expressions })
  const lines = createEndpointLines()
  const model = composeModel({ config, lines, logger })
  const prompts = createPromptLibrary({ folder: join(root, 'prompts') })
  const style = readStyle(join(root, 'prompts'))
  const drafter =
    model === undefined
      ? embedded
      : createModelDrafter({ model, prompts, guard, embedded, expressions, style, colloquial, prose, privateNames })
  const checkers = createCheckers({
    ...{ knowledge: knowledge.checks, figures, words },
    units: createFigureUnits({ lexicon }),
  })
  const reviser = createReviser({
    ...{ guard, figures, embedded, words, colloquial, phrases, expressions, checkers, style, prose, privateNames },
    written: knowledge.written,
    ...(model === undefined ? {} : { model: { model, prompts } }),
  })
  const scorer = createThemeScorer({ themes })
  const keepNotes = createKeepNotes({ reader: createFactReader({ figures, themes, words: ledgerWords, lexicon }) })
  const check = createCheckText(checkers)
  const proofread = createProofread({ check, figures })
  return {
    figures,
    guard,
    keepNotes,
    understand: createUnderstand({ lexicon: understanding }),
    drafter,
    reviser,
    writeSection: createWriteSection({ drafter, guard, proofread, clock: Date.now }),
    correct: createCorrectFigures({ corrector: createFigureCorrector({ figures }) }),
    sources: createSourceTeller({ figures, themes }),
    measureStyle: createMeasureUnitStyle({
      ...{ words, rules: knowledge.styleRules },
      themeOf: (text) => strongest(scorer.score(text)).theme,
    }),
    check,
    proofread,
    ...composeSenses({ config, lines, prompts, logger }),
    ...composeModelReaders({ config, lines, prompts, privateNames, logger }),
  }
}

/** Every checker over a text, with the report it belongs to; what was not declared is not judged by. */
function createCheckText(checkers: readonly Checker[]): CheckText {
  return ({ text, report }) =>
    runCheckers(checkers, {
      text,
      unit: { ...(report.unit ?? UNDECLARED_UNIT), villages: knownVillages(report) },
      year: report.year ?? 0,
      variant: report.variant,
      facts: liveFacts(report.facts),
    })
}

/** One model over all endpoints; undefined when there is none. */
function composeModel({
  config: { models },
  lines,
  logger,
}: Pick<CraftOptions, 'config' | 'logger'> & { readonly lines: EndpointLines }) {
  if (models.length === 0) return undefined
  const endpoints = models.map(({ name, baseUrl, apiKey }) => ({ label: name, model: name, baseUrl, apiKey }))
  return createLanguageModel({ endpoints, clock: Date.now, lines, logger })
}
