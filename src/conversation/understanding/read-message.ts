import type { ModelUnderstanding } from '../../core/model-understanding.ts'
import type { Understand, Understanding } from '../../core/understanding.ts'
import type { Turn } from '../turn.ts'
import { understandingState } from '../understanding-state.ts'

/** How a message is read: by the rules, and where they are unsure by the model, if there is one that answers in time. */
export type ReadMessage = (turn: Turn) => Promise<Understanding>

export function createReadMessage({
  understand,
  model,
}: {
  readonly understand: Understand
  readonly model?: ModelUnderstanding | undefined
}): ReadMessage {
  return async (turn) => {
    const state = understandingState(turn)
    const reading = understand(turn.text, state)
    if (reading.sure || model === undefined || destroys(reading)) return reading
    const commands = await model.read({ text: turn.text, state, reading }, { signal: turn.signal })
    return commands === undefined ? reading : { commands, why: `模型（规则拿不准：${reading.why}）`, sure: true }
  }
}

/** The rules' reading asks back before it destroys; nothing is put in its place. */
function destroys({ commands }: Understanding): boolean {
  return commands.some(({ command }) => command === 'forget')
}
