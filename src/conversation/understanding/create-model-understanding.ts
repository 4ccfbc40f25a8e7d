import type { Command } from '../../core/command.ts'
import { ZhibiError } from '../../core/errors.ts'
import type { PrivateNames } from '../../core/knowledge/private-names.ts'
import type { LanguageModel, PromptLibrary } from '../../core/language-model.ts'
import type { DoubtfulMessage, ModelUnderstanding } from '../../core/model-understanding.ts'
import { SECTION_IDS } from '../../core/section.ts'
import { createMask, type Mask } from '../../drafting/model/mask.ts'
import { findSecrecyMark } from '../../language/secrecy-mark.ts'
import { askForJson } from '../ask-for-json.ts'
import { SECTION_NAMES } from '../section-names.ts'
import { MODEL_COMMANDS, modelAnswer, toCommand } from './model-vocabulary.ts'

/** Nobody should feel the model being asked what they meant; in ms. */
const DEADLINE_MS = 2500
/** In UTF-16 units; what is longer is material. */
const LONGEST_MESSAGE = 500
/** Words that say something: with figures or this long, they are kept whatever the model makes of them. */
const WORTH_KEEPING = 40
const MAX_TOKENS = 300

/** The model as second reader of what the rules were unsure of. The message goes out masked; with a secrecy mark not at all. */
export function createModelUnderstanding(deps: {
  readonly model: LanguageModel
  readonly prompts: PromptLibrary
  readonly privateNames: PrivateNames
  readonly deadlineMs?: number
}): ModelUnderstanding {
  const { model, prompts, privateNames, deadlineMs = DEADLINE_MS } = deps
  return {
    async read(message, { signal }) {
      if (!maySee(message)) return undefined
      try {
        const answer = await askForJson({
          model,
          prompt: prompts.render('understand', promptVariables(message, createMask(privateNames))),
          shape: modelAnswer,
          maxTokens: MAX_TOKENS,
          signal: AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]),
        })
        const commands = answer?.commands.map((one) => toCommand(one, message)) ?? []
        return usable(commands, message)
      } catch (error) {
        if (signal.aborted || !(error instanceof ZhibiError)) throw error
        return undefined
      }
    },
  }
}

function maySee({ text, state }: DoubtfulMessage): boolean {
  return text.length <= LONGEST_MESSAGE && findSecrecyMark(`${text}\n${state.question?.text ?? ''}`) === undefined
}

function promptVariables({ text, state, reading }: DoubtfulMessage, mask: Mask): Record<string, unknown> {
  return {
    message: mask.hide(text),
    commands: Object.entries(MODEL_COMMANDS).map(([name, means]) => ({ name, means })),
    sections: [...SECTION_IDS, 'report' as const].map((id) => ({ id, title: SECTION_NAMES[id] })),
    last: state.last,
    hasNotes: state.hasNotes,
    guess: reading.commands.map(({ command, section }) => [command, section].filter(Boolean).join(' ')).join('、'),
    ...(state.question === undefined ? {} : { question: mask.hide(state.question.text) }),
  }
}

/** All of it or nothing; and what may be material is never thrown away on a model's word. */
function usable(
  commands: readonly (Command | undefined)[],
  { text, reading }: DoubtfulMessage,
): readonly Command[] | undefined {
  const read = commands.filter((command) => command !== undefined)
  if (read.length === 0 || read.length < commands.length) return undefined
  const noted = reading.commands.some(({ command }) => command === 'note')
  const carried = read.some(({ command }) => command === 'note' || command === 'answer')
  return noted && !carried && saysSomething(text) ? undefined : read
}

function saysSomething(text: string): boolean {
  return text.length > WORTH_KEEPING || /[\d０-９一二三四五六七八九十百千万两]/.test(text)
}
