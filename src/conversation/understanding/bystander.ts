import type { Token } from './cover.ts'

/** 「书记要看」: who waits for it, not what it is about. */
export function isBystander(token: Token, folded: string): boolean {
  if (token.tag !== 'section' || token.value !== 'duty') return false
  return /^(?:们|那边|也|都|又|就|还|已经|今天|刚才|下午|上午|明天)*(?:要|看|催|说|嫌|定|问|等|急|让|叫|没|觉得|认为|批|改|签|审|拿|脸|开会)/u.test(
    folded.slice(token.end),
  )
}
