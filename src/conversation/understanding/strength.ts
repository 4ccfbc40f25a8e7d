import type { Token } from './cover.ts'
import type { Tagged } from './reading.ts'

const REQUESTS: readonly string[] = ['ask', 'soft', 'part']

/** 2: asked for in so many words (帮我, 一下, 那段); 1: a verb with its object; 0: a bare word that may be a heading. */
export function strengthOf({ tokens, tags }: Tagged, folded: string): 0 | 1 | 2 {
  if (tokens.some((token) => REQUESTS.includes(token.tag)) || folded.includes('一下')) return 2
  return tags.size > 1 ? 1 : 0
}

/** True when it tells what was done (写了总结, 检查过合同): 了 or 过 between verb and object. */
export function isTold(tokens: readonly Token[], folded: string): boolean {
  return tokens.some((token, at) => {
    if (!VERBS.includes(token.tag)) return false
    const next = folded[token.end]
    const afterwards = tokens[at + 1]?.end ?? token.end
    return (
      (next === '过' || next === '了') &&
      !/^(?:$|吧|吗|么|没|呗|哈|啊|谢|再|，|,|后)/u.test(folded.slice(Math.max(afterwards, token.end + 1)))
    )
  })
}

const VERBS: readonly string[] = ['draft', 'check', 'polish', 'export', 'remove', 'forget', 'undo', 'cancel']
