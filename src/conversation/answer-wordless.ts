import type { MessageText } from './message-text.ts'
import { phrases } from './phrases.ts'
import { say, type Turn } from './turn.ts'

/** A message without words still gets one sentence that says what to send instead. */
export function answerWordless(turn: Turn, said: Exclude<MessageText, { kind: 'text' }>): Turn {
  switch (said.kind) {
    case 'empty':
      return say(turn, phrases.emptyMessage)
    case 'too-long':
      return say(turn, phrases.tooLong(said.chars))
    case 'no-transcript':
      return say(turn, phrases.noTranscript)
    case 'unsupported':
      return say(turn, phrases.unsupported(said.type))
    case 'event':
      return say(turn, phrases.greeting)
  }
}
