import type { Snapshot } from './snapshot.ts'
import { words } from './words.ts'

/** Bodies of answers to callbacks. developer.work.weixin.qq.com/document/path/101031 */

/** `feedback` counts in the first answer of a stream only; its id comes back when the person presses 👍 or 👎. */
export function streamBody(id: string, { content, finish }: Snapshot, first = false): object {
  return { msgtype: 'stream', stream: { id, finish, content, ...(first && { feedback: { id } }) } }
}

export function welcomeBody(content: string): object {
  return { msgtype: 'text', text: { content } }
}

/** The card that was pressed, as it looks from now on: the same task, its one button spent. */
export function spentCard(pressed: {
  readonly userId: string
  readonly taskId: string
  readonly said: string
}): object {
  return {
    response_type: 'update_template_card',
    userids: [pressed.userId],
    template_card: {
      card_type: 'button_interaction',
      main_title: { title: words.pressed, desc: pressed.said.slice(0, 30) },
      task_id: pressed.taskId,
      button_list: [{ text: words.pressed, style: 1, key: 'spent' }],
    },
  }
}
