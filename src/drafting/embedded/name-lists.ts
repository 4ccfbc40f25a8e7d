import type { Words } from '../../language/words.ts'
import { hasSlot } from './slots.ts'

const NAMING = /^(?:n|vn|an|l|i|j|eng|b|nz|x|s|g|ng|zg|q|uj|t|m|k|c|u)/
const COUNTED =
  /^(?!现有|今年|新|共|另|配备|聘请)[^，、\uE000-\uE3FF]{2,12}(?:人员|患者|对象|纠纷|案件|村|户|名单)[\uE000-\uE3FF]$/

/**
 * A clause that only names things gets the verb of its theme (`frame` takes the list); a 「都有」 after it is then
 * said already.
 */
export function frameLists(
  clauses: readonly string[],
  frame: ((list: string) => string) | undefined,
  words: Words,
): readonly string[] {
  if (frame === undefined) return clauses
  const alone = clauses.length === 1
  return clauses.flatMap((clause, index) => {
    if (clause === '均已开展' && index > 0 && isList(clauses[index - 1] ?? '', words)) return []
    const list = isList(clause, words) || (alone && namesOnly(clause))
    return list ? [frame(clause.replace(/(?:等|等内容)$/, ''))] : [clause]
  })
}

/** 吸毒人员28，精神障碍患者104 → 、: names with their counts and no verb are members of one list. */
export function joinCounted(clauses: readonly string[]): string {
  return clauses.reduce((text, clause, index) => {
    if (index === 0) return clause
    return text + (COUNTED.test(clause) && COUNTED.test(clauses[index - 1] ?? '') ? '、' : '，') + clause
  }, '')
}

function isList(clause: string, words: Words): boolean {
  if (hasSlot(clause) || !clause.includes('、')) return false
  return words.tag(clause).every(({ word, tag }) => NAMING.test(tag) || '、等会日周“”+'.includes(word))
}

/** A whole statement of short names: 酉诉即办、一网通办、互联网+政务服务. */
function namesOnly(clause: string): boolean {
  const names = clause.split('、')
  const short = names.every((name) => name.length >= 2 && name.length <= 10 && !/[，了把将被对有]/.test(name))
  return names.length > 1 && !hasSlot(clause) && short
}
