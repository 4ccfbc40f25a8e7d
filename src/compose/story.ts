import { createAnswerHandler } from '../conversation/commands/answer.ts'
import { createCheckHandler } from '../conversation/commands/check.ts'
import { createDraftHandler } from '../conversation/commands/draft.ts'
import { handleExport } from '../conversation/commands/export.ts'
import { handleForget } from '../conversation/commands/forget.ts'
import { createAnswerElsewhere } from '../conversation/commands/join.ts'
import { createNoteHandler } from '../conversation/commands/note.ts'
import { createPolishHandler } from '../conversation/commands/polish.ts'
import { createProfileHandler } from '../conversation/commands/profile.ts'
import { createReviseHandler } from '../conversation/commands/revise.ts'
import { handleCancel, handleHelp, handleSmalltalk, handleUnsupported } from '../conversation/commands/simple.ts'
import { createSourcesHandler } from '../conversation/commands/sources.ts'
import { createStatusHandler } from '../conversation/commands/status.ts'
import { createLearnStyle, createStyleHandler, type LearnStyle } from '../conversation/commands/style.ts'
import { handleUndo } from '../conversation/commands/undo.ts'
import { createHandleMessage, type HandleMessage, type TurnObserver } from '../conversation/handle-message.ts'
import { createAskAboutReport } from '../conversation/media/ask-about-report.ts'
import { createReadMedia, type MediaReaders } from '../conversation/media/read-media.ts'
import { createTakeMedia } from '../conversation/media/take-media.ts'
import { createOpenTurn } from '../conversation/open-turn.ts'
import { createProofreadWhole } from '../conversation/proofread-whole.ts'
import { createRenderDraft } from '../conversation/render-draft.ts'
import type { CommandHandlers } from '../conversation/turn.ts'
import { createReadMessage } from '../conversation/understanding/read-message.ts'
import type { Clock } from '../core/clock.ts'
import type { Craft } from './craft.ts'
import type { Lanes } from './lanes.ts'

export interface StoryOptions {
  readonly craft: Craft
  readonly lanes: Pick<Lanes, 'store' | 'progressBoard' | 'originals'>
  /** The way to files, pictures and voice; without it only text is read. */
  readonly mediaOf?: MediaReaders['mediaOf']
  readonly observe?: TurnObserver
  /** For tests that let days pass. */
  readonly clock?: Clock
}

/** The story of a turn with everything it is told with. */
export function composeStory({
  craft,
  lanes,
  mediaOf = () => undefined,
  observe,
  clock = Date.now,
}: StoryOptions): HandleMessage {
  const { keepNotes, understand } = craft
  const { store } = lanes
  const learn = createLearnStyle({ measure: craft.measureStyle })
  const handlers = composeHandlers(craft, { store, learn })
  return createHandleMessage({
    openTurn: createOpenTurn({ store, keepNotes }),
    read: createReadMessage({ understand, model: craft.modelUnderstanding }),
    handlers,
    answerElsewhere: createAnswerElsewhere({ store, keepNotes }),
    readMedia: createReadMedia({
      mediaOf,
      ...readersOf(craft),
      ...(lanes.originals && { originals: lanes.originals }),
    }),
    media: createTakeMedia({ note: handlers.note, check: handlers.check, learn, figures: craft.figures }),
    board: lanes.progressBoard,
    clock,
    ...(observe === undefined ? {} : { observe }),
  })
}

function readersOf({ pictures, transcriber }: Craft): Omit<MediaReaders, 'mediaOf'> {
  return {
    ...(pictures === undefined ? {} : { pictures }),
    ...(transcriber === undefined ? {} : { transcriber }),
  }
}

function composeHandlers(
  craft: Craft,
  { store, learn }: { readonly store: Lanes['store']; readonly learn: LearnStyle },
): CommandHandlers {
  const { keepNotes, figures, guard, reviser, writeSection } = craft
  const render = createRenderDraft()
  const note = createAskAboutReport({ note: createNoteHandler({ keepNotes }), learn })
  const profile = createStyleHandler({ learn, profile: createProfileHandler({ store, keepNotes }) })
  const revise = createReviseHandler({ reviser, render, guard, correct: craft.correct, proofread: craft.proofread })
  return {
    note,
    profile,
    revise,
    draft: createDraftHandler({ writeSection, render, proofreadWhole: createProofreadWhole(craft) }),
    polish: createPolishHandler({ reviser, revise }),
    check: createCheckHandler({ check: craft.check, typos: craft.typos }),
    answer: createAnswerHandler({ note, profile, figures, store, keepNotes }),
    sources: createSourcesHandler({ sources: craft.sources }),
    status: createStatusHandler({ sources: craft.sources }),
    export: handleExport,
    undo: handleUndo,
    cancel: handleCancel,
    forget: handleForget,
    help: handleHelp,
    smalltalk: handleSmalltalk,
    unsupported: handleUnsupported,
  }
}
