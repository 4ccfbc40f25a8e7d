import type { Command } from '../../core/command.ts'
import type { Understanding } from '../../core/understanding.ts'
import { make } from './build-commands.ts'

/** What a message says about the 范文, and the rest of it. */
export interface StyleWish {
  readonly command: Command
  readonly rest: string
}

/** A pasted report is longer than whatever is said about it. */
const LEAST_PASTED = 200
const LONGEST_WISH = 30
/** Longer messages are looked at only at their head and end. */
const SHORT_MESSAGE = 80

const LEAD =
  '(?:请|麻烦|您|你|帮我|帮忙|给我|就|都|那|先|好的?|嗯|以后|今后|今年|这次|我们|咱们?|也|要|还是|能不能|可不可以|能|可以)*'
const END = '(?:来|去|就行|就好|就可以|即可|吧|哈|啊|呢|吗|嘛|一下|了)*'
const WRITE = '(?:来写|去写|写|起草|套|仿写|弄|办|走|改)?'
const WITH = '(?:以|拿|用|把|按照?|照着?|依照|参照|参考|仿照?|模仿|学习?|学一下|学学|比照|套用|沿用|借鉴)'
const OTHERS = '(?!兄弟|先进|人家|别的|隔壁|县里|市里|区里|外地|典型)'
const WHICH = `${OTHERS}[^，,。：:；;\\n\\d]{0,14}?(?:20\\d\\d年?[^，,。：:；;\\n\\d]{0,14}?)?`
const THAT =
  '(?:这[份个篇]|那[份个篇]|这样|它|上面|上[份一]|刚才|刚发|附件|我发|发的|发给你|《[^》\\n]{1,40}》|(?:去年|上年|上一年|往年|前年|以往|20\\d\\d年))'
const MODEL = '(?:范文|样稿|范本|样板|模板|样本)'
const MANNER = '(?:写法|格式|风格|路子|套路|文风|思路|结构|框架|样式|样子|体例|口气)'
const REPORT = '(?:年度)?(?:法治政府建设)?(?:工作)?(?:的?(?:报告|稿子?|总结|材料|文件|那份|那篇|这份|文章))?'

const LEARN = [
  `${LEAD}${WITH}${WHICH}(?:当成?|当作|作为|做|为|成|作|的)?${MODEL}${WRITE}`,
  `${LEAD}${WITH}(?:你?的?)${WHICH}${THAT}${REPORT}的?${REPORT}的?${MANNER}${WRITE}`,
  `${LEAD}${WITH}${WHICH}${THAT}${REPORT}(?:写|来写|起草|套|仿写)`,
  `${LEAD}${MANNER}(?:就|都)?${WITH}${WHICH}${THAT}${REPORT}的?`,
  `${LEAD}(?:这[份个篇]?|上面(?:这份|那份|的)?|刚才(?:那份|发的)?|它|去年的?报告|《[^》\\n]{1,40}》)?(?:就|都)?(?:是|算)?(?:当成?|当作|作为|做)?(?:我们|你|咱们?)?的?${MODEL}(?:如下|在下面|在这里?)?`,
  `(?:我)?发(?:一?[个份篇])?${MODEL}(?:给你|过来)?`,
]
const DROP = [
  `${LEAD}(?:不用|不要|别用|不再用|取消|去掉|删掉|删除|撤掉|停用|清除|不按|不照|别照|别按|不再照|不再按|不参考)(?:着|照)?[^，,。；;\\n\\d]{0,6}${MODEL}(?:写|来写)?`,
  `${MODEL}(?:先|就|我)?(?:不用|不要|取消|去掉|删掉|作废|不算)`,
  `${LEAD}(?:不用|不按|不照|别照|别按|不要照|不要按|不再照|不再按)着?[^，,。；;\\n\\d]{0,4}${THAT}${REPORT}的?${MANNER}?(?:写|来写)?`,
  `${LEAD}(?:换回|恢复|改回|用回|还是用|按)(?:原来|默认|通用)的?(?:默认)?的?${MANNER}(?:写)?`,
]
const SEE = [
  `(?:现在|你|这次|我们)?(?:在)?(?:用|照|按|参考)的?(?:是)?(?:哪[份个篇]|什么)(?:的)?${MODEL}`,
  `(?:现在)?(?:的)?${MODEL}(?:是|用的是?)(?:哪[份个篇]|什么|谁的)`,
  `(?:看看|看一下|查看|显示)(?:现在|当前)?的?${MODEL}`,
  `(?:从)?${MODEL}(?:里)?(?:都)?(?:学到?了?|学了)(?:什么|哪些)`,
]

const whole = (shapes: readonly string[]): RegExp => new RegExp(`^(?:${shapes.join('|')})${END}$`, 'u')
const IS_LEARN = whole(LEARN)
const IS_DROP = whole(DROP)
const IS_SEE = whole(SEE)
const LAST_YEARS =
  /^(?:这|这份|这个|上面)?(?:就)?是?(?:我?(?:先|再)?(?:发|传)(?:给?你)?一?[份个篇]?)?(?:我们|我镇|我乡|单位|咱们?)?(?:去年|上年|往年)的?(?:报告|稿子|那份)(?:给你)?$/u
const ALIKE = /^(?:照|按|仿)(?:着|它|这个|这份)?(?:来|去)?(?:写|弄)/u

/** What is said of the 范文: learn from it, drop it, tell what it is. Undefined for whatever else a message may be. */
export function readStyleWish(body: string, quote?: string): StyleWish | undefined {
  const text = body.trim()
  const pasted = text.length > LEAST_PASTED ? readPasted(text) : undefined
  if (pasted !== undefined || text.length > SHORT_MESSAGE) return pasted
  return readSpoken(text, quote)
}

/** A wish among the clauses of a short message; a long quoted message is what it is about. */
function readSpoken(text: string, quote = ''): StyleWish | undefined {
  const clauses = text.split(/(?<=[，,。；;！!？?\n：:])/u)
  const commands = clauses.map(commandOf)
  const at = commands.findIndex((command) => command !== undefined)
  const command = commands[at]
  if (command === undefined) return undefined
  const rest = clauses.toSpliced(at, 1).join('').trim()
  if (quote.length < LEAST_PASTED || command.args?.style !== 'learn') return { command, rest }
  return { command: make('profile', undefined, { style: 'learn', text: quote }), rest }
}

/** 「这是去年的报告」: says what a file is, not what it is for. */
export function saysLastYears(text: string): boolean {
  return LAST_YEARS.test(bare(text))
}

/** The wish with what else the message asks for, read by `read`. */
export function withRest({ command, rest }: StyleWish, read: (rest: string) => Understanding): Understanding {
  const why = command.command === 'status' ? '问范文' : '范文'
  if (rest.replace(/[\s，,。；;！!？?：:]/gu, '') === '' || saysLastYears(rest))
    return { commands: [command], why, sure: true }
  const { commands, why: more, sure } = read(rest)
  const wanted = commands.filter((one) => one.command !== 'smalltalk')
  return { commands: [command, ...wanted], why: `${why}；${more}`, sure }
}

/** 「以这份为范文：⏎…」, or the report first and the wish in the last line. */
function readPasted(text: string): StyleWish | undefined {
  const head = /^([^\n：:]{2,40})(?:[：:]\s*|\n+)/u.exec(text)
  const told = head === null ? [] : (head[1] ?? '').split(/[，,。；;]/u)
  const alike = told.some((clause) => LAST_YEARS.test(bare(clause))) && told.some((clause) => ALIKE.test(bare(clause)))
  if (head !== null && (alike || told.some(isLearn))) return learnFrom(text.slice(head[0].length))
  const cut = text.lastIndexOf('\n')
  return cut > 0 && isLearn(text.slice(cut + 1)) ? learnFrom(text.slice(0, cut)) : undefined
}

function learnFrom(text: string): StyleWish | undefined {
  if (text.trim().length < LEAST_PASTED) return undefined
  return { command: make('profile', undefined, { style: 'learn', text: text.trim() }), rest: '' }
}

function isLearn(clause: string): boolean {
  return commandOf(clause)?.args?.style === 'learn'
}

function commandOf(clause: string): Command | undefined {
  const words = bare(clause)
  if (words.length < 2 || words.length > LONGEST_WISH) return undefined
  if (IS_DROP.test(words)) return make('profile', undefined, { style: 'drop' })
  if (IS_SEE.test(words)) return make('status')
  return IS_LEARN.test(words) ? make('profile', undefined, { style: 'learn' }) : undefined
}

function bare(clause: string): string {
  return clause.replace(/[\s“”"「」，,。；;！!？?：:]/gu, '')
}
