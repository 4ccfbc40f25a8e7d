import type { Reviser } from '../../core/drafter.ts'
import { phrases } from '../phrases.ts'
import { changeConversation, type HandleCommand, say } from '../turn.ts'

/** polish: a pasted text made better, its own figures the only ones allowed; without a text, the last draft. */
export function createPolishHandler(tools: {
  readonly reviser: Reviser
  readonly revise: HandleCommand
}): HandleCommand {
  return async (turn, command) => {
    const text = command.args?.text?.trim() ?? ''
    if (text === '') return await polishLastDraft()
    const { year, unit } = turn.report
    const result = await tools.reviser.polish(text, {
      signal: turn.signal,
      ...(year === undefined ? {} : { year }),
      ...(unit === undefined ? {} : { unit }),
    })
    const replies = [
      result.text === text ? phrases.polishedSame : phrases.polished,
      result.text,
      result.fellBack === undefined ? '' : phrases.fellBack(result.fellBack),
    ]
    const polished = changeConversation({ ...turn, engine: result.engine }, { last: 'polished' })
    return say(polished, replies.filter((part) => part !== '').join('\n\n'))

    async function polishLastDraft() {
      if (!turn.conversation.last.startsWith('drafted:')) return say(turn, phrases.polishWhat)
      return await tools.revise(turn, {
        ...command,
        command: 'revise',
        args: { ...command.args, change: { kind: 'tone', tone: 'formal' } },
      })
    }
  }
}
