import type { Command } from '../../core/command.ts'
import type { MediumRead } from './read-medium.ts'

/** What a file is sent for. */
export type FileUse = 'check' | 'note' | 'style'

const LONGEST = 24
const STYLE = /范文|样稿|范本|写法|照着?(?:这[个份]|它|上面)|模仿|(?:去年|上年|往年)的?(?:报告|稿子|那份)/
const NOTE =
  /^(?:就|都|把它|这[个份]?是?|是)?(?:当|作为|当作|当成|做|算)?(?:成|为|作)?素材|^(?:当|作为)?材料$|^记(?:下|一下|上|录)?来?[吧了。]*$/
const CHECK = /检查|校对|核对|审一?[下审]|看看有没有(?:问题|错)|查一?[查下]|挑[挑毛]?(?:毛病|错)/
const NUMBERED: Readonly<Record<string, FileUse>> = { '1': 'check', '2': 'note' }

/** What short words beside or after a file want done with it; `asked`: the three uses were offered by number. */
export function fileUse(text: string, { asked }: { readonly asked: boolean }): FileUse | undefined {
  const words = text.trim()
  if (words.length > LONGEST) return undefined
  if (asked && NUMBERED[words] !== undefined) return NUMBERED[words]
  if (STYLE.test(words)) return 'style'
  if (NOTE.test(words)) return 'note'
  return asked && CHECK.test(words) ? 'check' : undefined
}

/** Words beside a file that only say what it is for: nothing else is to be read into them. */
export function isAboutFile(text: string, media: readonly MediumRead[]): boolean {
  return media.some(({ kind }) => kind === 'file') && ['note', 'style'].includes(fileUse(text, { asked: true }) ?? '')
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
