import type { Command, CommandArgs } from '../../../core/command.ts'
import { parseUnit } from '../../parse-unit.ts'
import { make } from '../build-commands.ts'
import { readCount } from '../chinese-count.ts'
import { yearOf } from '../year-of.ts'

type ReadField = (body: string) => CommandArgs | undefined

const UNIT =
  /(?:^|[：:，,、（(。\s]|我们?是?|咱们?是?|俺们?是?|这里是|这边是|单位是?|全称是?|名称是?|名是|属于|现在叫|叫|在|替|帮|给|应该是|是)((?:[\u4e00-\u9fff]{2,6}?(?:省|市|州|盟))?(?:[\u4e00-\u9fff]{1,6}?[县区市旗])?[，,的、]?[\u4e00-\u9fff]{1,10}?(?:镇|乡|街道))/gu
const YEAR = /(20[0-4]\d|二[〇零○]二[一二三四五六七八九]|2\d(?=年))/u
const ADDRESSEE =
  /(?:报给|报(?=[省市县区州旗])|要送|报送给?|呈报|上报|报送单位|收文单位|对象|交给|送给|送|主送(?:机关)?|抬头)[是写为：:给]{0,2}\s*((?:中共)?[\u4e00-\u9fff]{0,8}?[省市县区州旗盟][\u4e00-\u9fff]{0,14}?(?:政府|办公室|办|委员会|常委会|人大|委|局|领导小组))(?=的|哈|吧|两家|那边|这边|$|[。，,！!\s])/u
const SIGNATURE =
  /(?:落款|署名|署)(?:单位)?[是写为用：:]{0,2}\s*([\u4e00-\u9fff、和]{2,24}?(?:政府|办事处|党委|党工委|委员会))/u
const DATE = '((?:20[0-4]\\d年)?\\d{1,2}月(?:\\d{1,2}[日号]|底)?)'
const SIGNED = new RegExp(`(?:落款|成文|署)[^，,。]{0,6}?${DATE}`, 'u')
const CUT_OFF = new RegExp(`(?:截|统计|数据|口径)[^，,。]{0,6}?${DATE}`, 'u')
const HEAD = /组长[^，,。]{0,8}?(书记|镇长|乡长|主任)|(书记|镇长|乡长|主任)[^，,。]{0,12}?组长/u
const LENGTH = /(\d{3,5}|[一二两三四五六七八九十百千万]{2,6})(?:多|来)?个?字/u

/** What a message that was taken for a declaration says about the unit and its report, read more freely than where a note might be meant. */
const FIELDS: readonly ReadField[] = [
  (body) => text('addressee', ADDRESSEE.exec(body)?.[1]),
  (body) => text('signature', SIGNATURE.exec(body)?.[1]),
  (body) => text('signedOn', SIGNED.exec(body)?.[1]),
  (body) => text('cutOff', CUT_OFF.exec(body)?.[1]),
  (body) => text('groupHead', HEAD.exec(body)?.slice(1).find(Boolean)),
  lengthOf,
  yearAndUnit,
]

/** The longest message that is read so; characters. */
const LONGEST = 80

/** undefined when it names nothing that can be declared. */
export function declaredProfile(body: string): readonly Command[] | undefined {
  if (body.length > LONGEST) return undefined
  const args = FIELDS.reduce<CommandArgs>((all, read) => ({ ...read(body), ...all }), {})
  return Object.keys(args).length === 0 ? undefined : [make('profile', undefined, args)]
}

function text(name: keyof CommandArgs, value: string | undefined): CommandArgs | undefined {
  return value === undefined ? undefined : { [name]: value }
}

function lengthOf(body: string): CommandArgs | undefined {
  const length = readCount(LENGTH.exec(body)?.[1] ?? '')
  return length === undefined || length < 100 ? undefined : { length }
}

function yearAndUnit(body: string): CommandArgs | undefined {
  const dateless = body.replaceAll(/20[0-4]\d年\d{1,2}月/gu, '')
  const year = LED.test(body) ? undefined : YEAR.exec(dateless)?.[1]
  const unit = LED.test(body) ? undefined : unitOf(body)
  return { ...(year === undefined ? {} : { year: yearOf(year) }), ...(unit === undefined ? {} : { unit }) }
}

/** Speaks of who reads or signs it: what is named there is not the unit. */
const LED = /落款|署名|抬头|主送|收文|报给|报送单位|呈报/u

function unitOf(body: string): string | undefined {
  for (const match of body.matchAll(UNIT)) {
    const parsed = parseUnit((match[1] ?? '').replaceAll(/[，,的、]/gu, ''))
    if (parsed !== undefined && !/^(?:我|咱|本|该|这|那|全|乡|村|集)/u.test(parsed.name)) return parsed.fullName
  }
  return undefined
}
