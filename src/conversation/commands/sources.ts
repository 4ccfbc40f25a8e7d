import type { SourceTeller } from '../../facts/sources.ts'
import { type HandleCommand, say } from '../turn.ts'

/** sources: 「284从哪来的」「出处」 answered with note, author, time and quote. */
export function createSourcesHandler({ sources }: { readonly sources: SourceTeller }): HandleCommand {
  return async (turn, { args }) => say(turn, sources.answer(args?.text ?? turn.text, turn.report.facts))
}
