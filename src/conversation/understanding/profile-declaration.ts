import type { CommandArgs } from '../../core/command.ts'
import type { UnderstandingPhrases } from '../../core/knowledge/understanding-lexicon.ts'
import { parseUnit } from '../parse-unit.ts'
import { readCount } from './chinese-count.ts'
import { yearOf } from './year-of.ts'

export type ProfileArgs = Pick<
  CommandArgs,
  'unit' | 'year' | 'addressee' | 'signature' | 'signedOn' | 'cutOff' | 'groupHead' | 'length'
>

/** What a clause says about the unit and its report, and whether it says anything else. */
export interface Declaration {
  readonly args: ProfileArgs
  /** What is left of the clause without it, blanks and particles dropped. */
  readonly rest: string
}

export type ReadDeclaration = (clause: string, place: { readonly head: boolean }) => Declaration | undefined

type Shape = readonly [pattern: RegExp, args: (match: RegExpExecArray) => ProfileArgs | undefined]

const UNIT = '([\\u4e00-\\u9fff]{1,26}?(?:镇|乡|街道)(?:办事处|人民政府)?)'
/** 帮我写一份: before the unit of a wished report. */
const ASKED = '(?:请|麻烦|帮我|帮忙|给我|替我|写|起草|拟|生成|一份|一篇|一下|个){1,4}'
/** 2025年, 二零二五年 */
const YEAR = '(20[0-4]\\d|二[〇零○]二[一二三四五六七八九])\\s*年?度?'
/** … 25年 behind a word that leads to a year */
const SHORT_YEAR = '(20[0-4]\\d|二[〇零○]二[一二三四五六七八九]|2\\d(?=年))\\s*年?度?'
/** 「2024年的报告」: the report after its year. */
const OF_REPORT =
  '(?:[的得]?(?:那|这)?(?:份|个|篇)?(?:法治(?:政府)?(?:建设)?)?(?:年度)?(?:工作)?(?:报告|总结|材料)?(?:去|来)?(?:吧|了)?)'
const DATE = '((?:20[0-4]\\d年)?\\d{1,2}月(?:\\d{1,2}[日号]|底)?)'

/** Reads what a clause declares about the unit and the report (单位、年度、主送、落款、截止日、组长、字数). Never guesses. */
export function createReadDeclaration(phrases: UnderstandingPhrases): ReadDeclaration {
  const anywhere = anywhereShapes(phrases)
  const heads = headShapes(phrases)
  return (clause, place) => {
    const text = clause.slice(0, 120)
    let args: ProfileArgs = {}
    let rest = text
    for (const [pattern, read] of place.head ? [...anywhere, ...heads] : anywhere) {
      const match = pattern.exec(rest)
      const found = match === null ? undefined : read(match)
      if (match === null || found === undefined) continue
      args = { ...found, ...args }
      rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`
    }
    return Object.keys(args).length === 0 ? undefined : { args, rest: rest + clause.slice(120) }
  }
}

function unitArgs(phrases: UnderstandingPhrases, name: string | undefined): ProfileArgs | undefined {
  const parsed = name === undefined || /^(?:我|咱|是|本|该|这|帮|请|写|给|替)/u.test(name) ? undefined : parseUnit(name)
  if (parsed === undefined || phrases.noUnits.includes(parsed.name)) return undefined
  return { unit: parsed.fullName }
}

function anywhereShapes(phrases: UnderstandingPhrases): readonly Shape[] {
  return [...unitShapes(phrases), ...yearShapes(phrases), ...formShapes]
}

/** Who the unit is. */
function unitShapes(phrases: UnderstandingPhrases): readonly Shape[] {
  const leads = longestFirst(phrases.unitLeads)
  return [
    [
      new RegExp(
        `(?:^|[\\s，,：:啊呀呢哈好吗喂])(?:${leads})[：:\\s]*${UNIT}(?=的|$|[\\s，,。、]|司法|党政|综治|20\\d\\d)(?:(?:司法所|党政办|党政综合办|综治办)(?:的(?:[小老][\\u4e00-\\u9fff])?|(?=[\\s，,]))|的(?:[小老][\\u4e00-\\u9fff])?)?`,
        'u',
      ),
      ([, name]) => unitArgs(phrases, name),
    ],
    [
      /(?:^|[\s，,：:])(?:我们|我|咱们?|俺们?)?(?:单位)?(?:是|叫)([\u4e00-\u9fff]{1,8}(?:镇|乡|街道))[，, ]([\u4e00-\u9fff]{1,10}(?:县|区|市|旗))的$/u,
      ([, name, county]) => unitArgs(phrases, `${county ?? ''}${name ?? ''}`),
    ],
    [
      /(?:^|[\s，,：:])(?:我|我是|俺|俺是|咱)([\u4e00-\u9fff]{1,8}[省市县区][\u4e00-\u9fff]{1,8}(?:镇|乡|街道))的(?=$|[\s，,])/u,
      ([, name]) => unitArgs(phrases, name),
    ],
  ]
}

/** Which year the report is of. */
function yearShapes(phrases: UnderstandingPhrases): readonly Shape[] {
  const yearLeads = longestFirst(phrases.yearLeads)
  return [
    [
      new RegExp(
        `(?:^|[\\s，,])(?:今年|我们|我|这次|现在|需要|想|那|先|再|是){0,3}(?:${yearLeads})[：:\\s]*${SHORT_YEAR}${OF_REPORT}(?:$|(?=[\\s，,：:]))`,
        'u',
      ),
      ([, year]) => ({ year: yearOf(year ?? '') }),
    ],
    [
      /(?:年份|年度|报告年度|年)[^，,。]{0,4}?(?:应该是|应是|是|写)(20[0-4]\d)年?度?(?:的)?[，, ]?(?:而)?(?:不是|不写)(?:20[0-4]\d)年?度?的?/u,
      ([, year]) => ({ year: yearOf(year ?? '') }),
    ],
    [
      new RegExp(
        `(?:年份|年度)(?:改一下|改下|变了|换一下|错了|搞错了)[：:，,\\s]*(?:本次|这次)?(?:写|做|是|要写|改成)?${YEAR}的?`,
        'u',
      ),
      ([, year]) => ({ year: yearOf(year ?? '') }),
    ],
  ]
}

/** What the document is to look like: 主送、落款、截止日、组长、字数. */
const formShapes: readonly Shape[] = [
  [
    /(?:主送机关|主送|报给|呈报|抬头)(?:是|写|为|改成|改为|换成|[：:])?\s*([\u4e00-\u9fff、和]{2,40}(?:府|委|办|局|组))(?=$|[\s，,])/u,
    ([, addressee]) => (addressee === undefined ? undefined : { addressee }),
  ],
  [
    new RegExp(
      `(?:落款|署名)(?:单位)?(?:是|写|为|用|改成|改为|换成|[：:])?\\s*([\\u4e00-\\u9fff]{2,40}?(?:人民政府|办事处|党委|委员会|政府))(?:\\s*${DATE})?`,
      'u',
    ),
    signatureArgs,
  ],
  [
    new RegExp(
      `(?:成文日期|落款日期|落款时间|日期写|落款写|落款)(?:是|写|为|改成|改为|换成|用|[：:])?\\s*${DATE}`,
      'u',
    ),
    ([, signedOn]) => (signedOn === undefined ? undefined : { signedOn }),
  ],
  [
    new RegExp(
      `(?:数据|统计|数字|材料)?(?:都?是?截至|截止到?|截到|算到|取到|统计截止日?(?:期|是)?|统计到|(?<=数据|数字)到)(?:是|[：:])?\\s*${DATE}(?=$|[\\s，,的])`,
      'u',
    ),
    ([, cutOff]) => (cutOff === undefined ? undefined : { cutOff }),
  ],
  [
    /(?:领导小组)?组长(?:是|由|为|[：:])\s*((?:党委|镇|乡|街道|党工委)?(?:书记|镇长|乡长|主任)(?:[、和与]?(?:镇长|乡长|主任))?)(?:双组长)?(?:担任|任)?(?=$|[\s，,])/u,
    ([, groupHead]) => (groupHead === undefined ? undefined : { groupHead }),
  ],
  [
    /(?:领导(?:说|要求)|要求|字数|篇幅|总共|全文|控制在|上面要求)(?:是|写|在|要|为|[：:])?(?:大概|大约|约)?\s*(\d{3,5}|[一二两三四五六七八九十百千万]{2,6})(?:多|来)?个?字(?:左右|以内|上下|以上)?/u,
    lengthArgs,
  ],
]

const longestFirst = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length).join('|')

function headShapes(phrases: UnderstandingPhrases): readonly Shape[] {
  const nouns = phrases.headNouns.join('|')
  return [
    [
      new RegExp(`^\\s*(?:${ASKED})?${UNIT}[\\s，,]*${YEAR}`, 'u'),
      ([, name, year]) => withYear(unitArgs(phrases, name), year),
    ],
    [
      new RegExp(`^\\s*${YEAR}\\s*${UNIT}(?=${nouns})`, 'u'),
      ([, year, name]) => withYear(unitArgs(phrases, name), year),
    ],
    [
      new RegExp(`^\\s*${UNIT}(?=\\s*(?:的|人民政府|政府|办事处)?(?:${nouns}|$))`, 'u'),
      ([, name]) => unitArgs(phrases, name),
    ],
    [new RegExp(`^\\s*${YEAR}(?=的?(?:${nouns})|$)`, 'u'), ([, year]) => ({ year: yearOf(year ?? '') })],
  ]
}

function withYear(args: ProfileArgs | undefined, year: string | undefined): ProfileArgs | undefined {
  return args === undefined ? undefined : { ...args, year: yearOf(year ?? '') }
}

function signatureArgs([, signature, signedOn]: RegExpExecArray): ProfileArgs | undefined {
  if (signature === undefined) return undefined
  return signedOn === undefined ? { signature } : { signature, signedOn }
}

function lengthArgs([, count]: RegExpExecArray): ProfileArgs | undefined {
  const length = readCount(count ?? '')
  return length === undefined || length < 100 ? undefined : { length }
}
