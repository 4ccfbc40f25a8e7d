import type { Checker } from '../../core/checker.ts'
import type { DraftSentence, SectionDraft } from '../../core/draft.ts'
import type { DraftingOptions, DraftingResult, Reviser, RevisionRequest } from '../../core/drafter.ts'
import type { EmbeddedDrafter } from '../../core/embedded-drafter.ts'
import type { Fact } from '../../core/fact.ts'
import type { FigureReader } from '../../core/figure-reader.ts'
import type { FigureGuard } from '../../core/guard.ts'
import type { Colloquial, Phrases, Rewording } from '../../core/knowledge/drafting.ts'
import type { Expressions } from '../../core/knowledge/expressions.ts'
import type { ModelProse } from '../../core/knowledge/model-prose.ts'
import type { PrivateNames } from '../../core/knowledge/private-names.ts'
import type { LanguageModel, PromptLibrary } from '../../core/language-model.ts'
import type { SectionId } from '../../core/section.ts'
import type { Theme } from '../../core/theme.ts'
import type { Words } from '../../language/words.ts'
import { createTidier } from '../embedded/create-tidier.ts'
import { DEFAULT_DRAFTER_LIMITS, type ModelDrafterLimits } from '../model/limits.ts'
import { markOf, secretNote } from '../model/secrecy.ts'
import { trimSentence } from '../model/trim-sentence.ts'
import { type Changed, mergePoints, movePoint, removePoints } from './change-points.ts'
import { createPolish } from './create-polish.ts'
import { createTidySentence, type TidySentence } from './create-tidy-sentence.ts'
import { fitSection } from './fit-section.ts'
import { charsOf } from './measure.ts'
import { replaceWords } from './replace-words.ts'
import { type RevisingModel, reviseWithModel, wishedLength } from './revise-with-model.ts'
import { rewordOpening } from './reword-opening.ts'

export interface ReviserDependencies {
  readonly guard: FigureGuard
  readonly figures: FigureReader
  readonly embedded: EmbeddedDrafter
  readonly words: Words
  readonly colloquial: Colloquial
  readonly phrases: Phrases
  readonly prose: ModelProse
  readonly privateNames: PrivateNames
  /** Loose phrasing and its written form, for 润色 and 正式些. */
  readonly written: readonly Rewording[]
  readonly expressions: Pick<Expressions, 'openingExpressions' | 'planExpressions'>
  /** Absent: changes are made by structure and by rule. */
  readonly model?: { readonly model: LanguageModel; readonly prompts: PromptLibrary }
  /** Checkers whose safe suggestions polishing takes over (terms, set phrases). */
  readonly checkers?: readonly Checker[]
  readonly style?: (section: SectionId, theme?: Theme) => readonly string[]
  readonly limits?: Partial<ModelDrafterLimits>
}

type Revision = DraftingResult & { readonly note?: string }

/** Changes a section that exists, and polishes pasted text. What structure can do, structure does, with or without a model. */
export function createReviser(deps: ReviserDependencies): Reviser {
  const { guard, embedded, checkers = [] } = deps
  const limits = { ...DEFAULT_DRAFTER_LIMITS, ...deps.limits }
  const tidy = createTidySentence({ tidier: createTidier(deps), guard, embedded, checkers })
  const revising = deps.model === undefined ? undefined : { ...deps, ...deps.model, limits }
  return {
    polish: createPolish({
      figures: deps.figures,
      tidy,
      deadlineMs: limits.deadlineMs,
      ...(deps.model === undefined
        ? {}
        : { polishing: { ...deps.model, guard, prose: deps.prose, privateNames: deps.privateNames } }),
    }),
    async revise(request, options) {
      const mark = revising === undefined ? undefined : markOf(request.brief)
      if (revising !== undefined && mark === undefined && isProse(request)) {
        const result = await byModel(request, options, revising)
        if (isSettled(result) || wordsOf(result.section) !== wordsOf(request.draft)) return result
        // The model left every word as it was: what a rule can do is done, or it is said that nothing was.
        return request.change.kind === 'free'
          ? unchanged(request, result)
          : show(byRule(request, { ...deps, tidy }), options)
      }
      const changed = byRule(request, { ...deps, tidy })
      const result = show(changed, options)
      return mark === undefined || !isProse(request) ? result : { ...result, fellBack: secretNote(mark) }
    },
  }
}

/** Changes of the wording; the others are made by structure, exactly. */
const isProse = ({ change }: RevisionRequest): boolean =>
  ['length', 'tone', 'reword-opening', 'free'].includes(change.kind)

async function byModel(request: RevisionRequest, options: DraftingOptions, deps: RevisingModel): Promise<Revision> {
  const { change, draft } = request
  const target = wishedLength(change, charsOf(draft))
  // A text whose length still has to be cut is shown when it is whole.
  const shown = target === undefined ? options : { signal: options.signal }
  const result = await reviseWithModel(request, shown, deps)
  if (result.unfinished === true || target === undefined) return result
  const { section, note } = fitSection(result.section, { target, request, embedded: deps.embedded })
  show({ section }, options)
  return { ...result, section, ...(note === undefined ? {} : { note }) }
}

/** Stopped, or given up with a word on why. */
const isSettled = ({ unfinished, fellBack }: Revision): boolean => unfinished === true || fellBack !== undefined

const wordsOf = ({ paragraphs }: SectionDraft): string =>
  paragraphs
    .map(({ heading, sentences }) => [heading?.text, ...sentences.map(({ text }) => text)].join('\n'))
    .join('\n')

const unchanged = ({ draft }: RevisionRequest, result: Revision): Revision => ({
  ...result,
  section: draft,
  note: '模型没有改出不同的文字。可以说得具体一点，例如要突出哪件事、哪一句怎么改。',
})

function byRule(request: RevisionRequest, deps: ReviserDependencies & { readonly tidy: TidySentence }): Changed {
  const { draft, change, brief } = request
  switch (change.kind) {
    case 'remove-point':
      return removePoints(draft, change.points)
    case 'merge-points':
      return mergePoints(draft, change.points)
    case 'move-point':
      return movePoint(draft, change.point, change.to)
    case 'replace':
      return replaceWords({ section: draft, ...change, facts: brief.facts, guard: deps.guard })
    case 'reword-opening':
      return rewordOpening(draft, brief.year)
    case 'length':
      return fitSection(draft, { target: wishedLength(change, charsOf(draft)) ?? 0, request, embedded: deps.embedded })
    case 'tone':
      return changeTone(request, deps)
    case 'free':
      return {
        section: draft,
        note: '没有接入模型，这样的要求改不了。可以说：短一点、300字、去掉第二点、把第一条和第三条合并、第三条放前面、换个开头、把284改成285。',
      }
  }
}

/** By rule a tone is: no 口语 (formal); no praise of one's own effect (plain). */
function changeTone(
  { draft, change, brief }: RevisionRequest,
  deps: ReviserDependencies & { readonly tidy: TidySentence },
): Changed {
  const facts = (sentence: DraftSentence): readonly Fact[] =>
    brief.facts.filter(({ id }) => sentence.facts.includes(id))
  const plain = change.kind === 'tone' && change.tone === 'plain'
  const retold = (sentence: DraftSentence): DraftSentence => {
    const text = plain
      ? trimSentence({ text: sentence.text, facts: facts(sentence), phrases: [], prose: deps.prose, strict: false })
      : deps.tidy(asFact(sentence, deps.figures), brief)
    return { ...sentence, text }
  }
  const section = {
    ...draft,
    paragraphs: draft.paragraphs.map((one) => ({ ...one, sentences: one.sentences.map(retold) })),
  }
  if (JSON.stringify(section) !== JSON.stringify(draft)) return { section }
  return {
    section: draft,
    note: plain
      ? '看了一遍，没有套话和评功摆好的话，没有改。'
      : '看了一遍，没有口语和松散的说法了，没有改。还有不满意的句子，请说“把……改成……”。',
  }
}

const asFact = ({ text }: DraftSentence, figures: FigureReader): Fact => ({
  id: 'f1',
  claim: text,
  polarity: 'other',
  figures: figures.read(text),
  provenance: {
    noteId: 'draft',
    noteIndex: 1,
    quote: text,
    span: { start: 0, end: text.length },
    author: 'draft',
    at: 0,
  },
})

/** Shows a finished section. */
function show({ section, note }: Changed, options: DraftingOptions): Revision {
  if (!options.signal.aborted) showSection(section, options)
  return { section, engine: 'embedded', stats: { repaired: 0, replaced: 0 }, ...(note === undefined ? {} : { note }) }
}

function showSection({ title, paragraphs }: SectionDraft, { onProgress }: DraftingOptions): void {
  if (title !== '') onProgress?.({ kind: 'title', title })
  for (const { heading, sentences } of paragraphs) {
    if (heading !== undefined) onProgress?.({ kind: 'heading', heading })
    for (const sentence of sentences) onProgress?.({ kind: 'sentence', sentence })
  }
}
