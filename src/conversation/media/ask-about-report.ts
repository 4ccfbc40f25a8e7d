import { asking } from '../ask-question.ts'
import { type LearnStyle } from '../commands/style.ts'
import { stylePhrases } from '../style-phrases.ts'
import { changeConversation, type HandleCommand, say, type TextReply, type Turn } from '../turn.ts'
import { isEarlierReport, looksLikeReport, reportYearOf } from './looks-like-report.ts'
import { mediaPhrases } from './media-phrases.ts'

/** What a finished report is sent for: nobody but the sender knows. Its figures are in no ledger before that is said. */
export function askWhatFor(name: string, text: string): TextReply {
  const chars = text.replace(/\s/g, '').length
  const { choices } = asking({ text: '', options: ['当素材', '当范文', '检查'] })
  return {
    kind: 'text',
    text: mediaPhrases.fileToUse(name, chars),
    ...(choices === undefined ? {} : { choices }),
  }
}

/** note: a pasted report, of another year than the one that is written, is asked about before it is kept. */
export function createAskAboutReport({
  note,
  learn,
}: {
  readonly note: HandleCommand
  readonly learn: LearnStyle
}): HandleCommand {
  return async (turn, command) => {
    const text = command.args?.text ?? turn.text
    if (turn.source !== undefined || !isAnothersYear(turn, text)) return await note(turn, command)
    if (turn.conversation.awaitsFile === 'style') return learn(turn, { name: stylePhrases.pasted, text })
    const file = { name: stylePhrases.pasted, text, noted: false, by: turn.message.sender.id }
    return say(changeConversation(turn, { file, last: 'filed' }), askWhatFor(file.name, text))
  }
}

function isAnothersYear({ report }: Turn, text: string): boolean {
  if (isEarlierReport(text, report.year)) return true
  const year = reportYearOf(text)
  return looksLikeReport(text) && (report.year === undefined || year !== report.year)
}
