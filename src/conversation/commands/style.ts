import type { MeasureUnitStyle } from '../../report/style/measure-unit-style.ts'
import { findClassifiedMark } from '../classified-mark.ts'
import { phrases } from '../phrases.ts'
import { stylePhrases } from '../style-phrases.ts'
import { changeConversation, changeReport, type HandleCommand, say, type Turn } from '../turn.ts'
import { withdrawText } from '../withdraw-text.ts'

/** A report to learn the way of writing from. */
export interface StyleSample {
  readonly name: string
  readonly text: string
}

export type LearnStyle = (turn: Turn, sample: StyleSample) => Turn

/** Measures a report as the unit's 范文. What was taken from it as material before is withdrawn; its text is not kept. */
export function createLearnStyle({ measure }: { readonly measure: MeasureUnitStyle }): LearnStyle {
  return (turn, { name, text }) => {
    const mark = findClassifiedMark(text)
    if (mark !== undefined) return say(withoutFile(turn), phrases.secrecy(mark))
    const { report, message, now } = turn
    const unit = report.unit === undefined ? {} : { unit: report.unit }
    const style = measure({ text, source: name, by: message.sender.id, at: now, ...unit })
    if (style === undefined) return say(turn, stylePhrases.notLikeReport(name))
    const { report: cleared, withdrawn } = withdrawText(report, text)
    const drafted = report.history.length > 0
    const learnt = changeReport(withoutFile(turn), { ...cleared, style })
    return say(learnt, stylePhrases.learnt(style, { withdrawn, drafted }))
  }
}

function withoutFile(turn: Turn): Turn {
  const { file: _, awaitsFile: _awaits, ...conversation } = turn.conversation
  return {
    ...turn,
    conversation: { ...conversation, last: conversation.last === 'filed' ? 'none' : conversation.last },
  }
}

/** profile: what is said of the 范文 is done here, what is declared besides by the profile handler. */
export function createStyleHandler({
  learn,
  profile,
}: {
  readonly learn: LearnStyle
  readonly profile: HandleCommand
}): HandleCommand {
  return async (turn, command) => {
    const { style, text, ...declared } = command.args ?? {}
    if (style === undefined) return await profile(turn, command)
    const told = Object.keys(declared).length === 0 ? turn : await profile(turn, { ...command, args: declared })
    return style === 'drop' ? drop(told) : learnFrom(told, text, learn)
  }
}

/** The pasted text, or the file that came last; with neither the report is asked for. */
function learnFrom(turn: Turn, text: string | undefined, learn: LearnStyle): Turn {
  if (text !== undefined) return learn(turn, { name: stylePhrases.pasted, text })
  const { file } = turn.conversation
  if (file !== undefined) return learn(turn, file)
  return say(changeConversation(turn, { awaitsFile: 'style' }), stylePhrases.sendSample)
}

function drop(turn: Turn): Turn {
  const { style, ...report } = turn.report
  const { awaitsFile: _, ...conversation } = turn.conversation
  if (style === undefined) return say({ ...turn, conversation }, stylePhrases.nothingToDrop)
  return say({ ...turn, report, conversation }, stylePhrases.dropped(style.source))
}
