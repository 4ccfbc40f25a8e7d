import type { Statement } from './statement.ts'

/** 书记这个人务实, 镇长管得细: the head of the township opens a statement, no deputy and no source. */
const NAMED = /^(?:[^，。副村支]{0,2})?((?:党委|党工委)?书记|镇长|乡长|街道办主任)(?!们|会|办|说|那边|[：:])/u
/** 他自己包了…, 执法协调会他主持开了…: who it is was said before. */
const PRONOUN = /^[他她](?!们|人|处|乡)|^[^，。]{2,8}[他她](?=主持|牵头|召集|带|亲自|听取)/u

/** What 他 did stands under the head named before it in the same note. */
export function ofHeads(statements: readonly Statement[]): readonly Statement[] {
  let head: string | undefined
  return statements.map((statement) => {
    head = NAMED.exec(statement.claim)?.[1] ?? head
    return head !== undefined && PRONOUN.test(statement.claim) && statement.polarity === 'achievement'
      ? { ...statement, context: head }
      : statement
  })
}
