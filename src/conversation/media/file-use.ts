import type { Command } from '../../core/command.ts'
import { saysLastYears } from '../understanding/style-wish.ts'
import type { MediumRead } from './read-medium.ts'

/** What a file is sent for. */
export type FileUse = 'check' | 'note' | 'style'

const LONGEST = 24
const STYLE =
  /范文|样稿|范本|写法|照着?(?:这[个份]|它|上面)|模仿|(?:按|照|参[考照]|仿|套)[^，。]{0,6}(?:去年|上年|往年)/
const NO_STYLE = /不用|不要|别|不照|不按|取消|去掉|哪[份个]|什么/
const NOTE =
  /^(?:就|都|把它|这[个份]?是?|是)?(?:当|作为|当作|当成|做|算)?(?:成|为|作)?素材|^(?:当|作为)?材料$|^记(?:下|一下|上|录)?来?[吧了。]*$/
const CHECK = /检查|校对|核对|审一?[下审]|看看有没有(?:问题|错)|查一?[查下]|挑[挑毛]?(?:毛病|错)/
const NUMBERED: Readonly<Record<string, FileUse>> = { '1': 'note', '2': 'style', '3': 'check' }

/** What short words beside or after a file want done with it; `asked`: the three uses were offered by number. */
export function fileUse(text: string, { asked }: { readonly asked: boolean }): FileUse | undefined {
  const words = text.trim()
  if (words.length > LONGEST) return undefined
  if (asked && NUMBERED[words] !== undefined) return NUMBERED[words]
  if (STYLE.test(words) && !NO_STYLE.test(words)) return 'style'
  if (NOTE.test(words)) return 'note'
  return asked && CHECK.test(words) ? 'check' : undefined
}

/** Words beside a file that only say what it is for: nothing else is to be read into them. */
export function isAboutFile(
  text: string,
  { media, commands }: { readonly media: readonly MediumRead[]; readonly commands: readonly Command[] },
): boolean {
  if (wantsStyle(commands) || !media.some(({ kind }) => kind === 'file')) return false
  return saysLastYears(text) || ['note', 'style'].includes(fileUse(text, { asked: true }) ?? '')
}

/** Beside a file, 「以这份为范文」 means it. */
export function wantsStyle(commands: readonly Command[]): boolean {
  return commands.some(
    ({ command, args }) => command === 'profile' && args?.style === 'learn' && args.text === undefined,
  )
}

/** A check that names no text of its own is of the file. */
export function wantsCheck(commands: readonly Command[]): boolean {
  return commands.some(
    ({ command, args }) =>
      command === 'check' &&
      (args?.text ?? '').trim() === '' &&
      args?.apply === undefined &&
      args?.ignore === undefined,
  )
}
