import type { Token } from './cover.ts'
import type { Tagged } from './reading.ts'

/** A length in characters is only ever wished of a text. */
const REQUESTS: readonly string[] = ['ask', 'soft', 'part', 'length']
/** 短一点, 太长了, 有没有: said of a text, to somebody. */
const DEGREE = /[点些]$|^(?:太|再|更|不够|有点|偏|别|少|多)|了$/u
/** 一下, 写写, 写一写 */
const REPEATED = /一下|([写看查改理弄核润修])一?\1/u
const GRADED: readonly string[] = ['shorter', 'longer', 'formal', 'plain']
const ASKING = /[吗呢呗吧？?]$|什么|啥|哪[些里个条块儿]|没$|怎么样|多少|有没有|能不能|可以|了没有?$/u

/** 2: asked for in so many words (帮我, 一下, 那段, 短一点); 1: a verb with its object; 0: a bare word that may be a heading. */
export function strengthOf({ tokens, tags }: Tagged, folded: string): 0 | 1 | 2 {
  if (REPEATED.test(folded) || ASKING.test(folded)) return 2
  if (tokens.some((token) => isRequest(token, folded))) return 2
  return tags.size > 1 ? 1 : 0
}

/** 写一段, 拟个三条, 编几句: so much of a text. */
const SO_MUCH = /[一两三四五几个][段份篇版稿句条点]|[段份篇句]$/u

/** 检查一次, 改一遍 */
const ONCE = /[一两几][下遍次眼轮]$/u

function isRequest(token: Token, folded: string): boolean {
  if (REQUESTS.includes(token.tag)) return true
  const word = folded.slice(token.start, token.end)
  if (ONCE.test(word) && token.tag !== 'ack') return true
  if (token.tag === 'draft') return SO_MUCH.test(word)
  return GRADED.includes(token.tag) && DEGREE.test(word)
}

/** 优化政务服务, 检查执法, 规范执法: what a town does; only words of request make it a wish about the text. */
export function isDeed({ tags }: Tagged, command: string, strength: number): boolean {
  if (strength === 2 || !['polish', 'revise', 'check', 'export'].includes(command)) return false
  return (tags.has('theme') || tags.has('section')) && !tags.has('points')
}

const VERBS: readonly string[] = ['draft', 'check', 'polish', 'export', 'remove', 'forget', 'undo', 'cancel', 'look']
/** After these 了 closes the wish. */
const CLOSED = /^(?:$|吧|吗|么|没|呗|哈|啊|谢|再|，|,|后)/u

/** True when it tells what was done (写了总结, 检查过合同): 了 or 过 between verb and object. */
export function isTold(tokens: readonly Token[], folded: string): boolean {
  return tokens.some((token, at) => {
    const next = folded[token.end]
    if (!VERBS.includes(token.tag) || (next !== '过' && next !== '了')) return false
    return !CLOSED.test(folded.slice(Math.max(tokens[at + 1]?.end ?? token.end, token.end + 1)))
  })
}

/** Verbs of doing as much as of writing: 搞一份, 搞一个广场. */
const DOING = /^[搞弄整做办建出编列开组理凑]/u

/** 「明年打算组织干部学法」, 「下一步弄个法治广场」: a plan and what is to be done, not the section of that name. */
export function isPlannedDeed(tokens: readonly Token[], folded: string): boolean {
  const verb = tokens.findIndex(({ tag }) => tag === 'draft')
  const word = tokens[verb]
  if (word === undefined || !DOING.test(folded.slice(word.start, word.end))) return false
  const planned = tokens.slice(0, verb).some(({ tag, value }) => tag === 'section' && value === 'plan')
  const object = tokens.slice(verb + 1)
  const strange = object.filter(({ tag }) => tag === 'unknown').length
  return (
    planned && !tokens.some(({ tag }) => tag === 'ask') && (strange > 1 || object.some(({ tag }) => tag === 'theme'))
  )
}
