import { createHash } from 'node:crypto'
import type { Choice } from '../../core/reply.ts'
import { toSayKey } from './say-key.ts'

/** The platform's bounds. developer.work.weixin.qq.com/document/path/90236 */
const BUTTONS_MAX = 6
const LABEL_MAX = 10

/** A card of buttons (按钮交互型). `key` is the part's: the card's task id may never be used twice, but a retry is the same card. */
export function toButtonCard(title: string, choices: readonly Choice[], key: string): object {
  return {
    card_type: 'button_interaction',
    main_title: { title },
    task_id: `zhibi-${createHash('sha256').update(key).digest('hex').slice(0, 40)}`,
    button_list: choices.slice(0, BUTTONS_MAX).map(({ label, say }) => ({
      text: Array.from(label).slice(0, LABEL_MAX).join(''),
      style: 1,
      key: toSayKey(say),
    })),
  }
}

/** The same in words, for who cannot be shown a card. */
export function toChoiceText(title: string, choices: readonly Choice[]): string {
  return `${title}：${choices.map(({ say }) => `「${say}」`).join(' ')}`
}
