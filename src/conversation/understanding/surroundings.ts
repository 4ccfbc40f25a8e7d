import type { CommandName } from '../../core/command.ts'
import type { WishSurroundings } from '../../core/knowledge/understanding-lexicon.ts'
import type { Understand, Understanding, UnderstandingState } from '../../core/understanding.ts'
import { type Clause, splitClauses } from './clause.ts'
import { counts } from './learned/counting.ts'
import { isAsked } from './read-answer.ts'

/** Longer messages are material; characters. */
const LONGEST = 80
const LONGEST_CLAUSE = 24
/** What may be asked for besides what is passed over. */
const WISHES: readonly CommandName[] = ['draft', 'revise', 'polish', 'check', 'status', 'sources', 'export', 'undo']

/** The message read without what only stands around its wish; undefined when nothing does, or when no plain wish is left. */
export type ReadWithout = (body: string, state: UnderstandingState, read: Understand) => Understanding | undefined

/** 「不足那块先写，书记晚上审」: who waits for it, what one did oneself. Passed over only beside a wish. */
export function createReadWithout(surroundings: WishSurroundings): ReadWithout {
  const isAround = createIsAround(surroundings)
  return (body, state, read) => {
    if (body.length > LONGEST || isAsked(state)) return undefined
    const clauses = splitClauses(body)
    const kept = clauses.filter((clause) => !isAround(textOf(body, clause)))
    if (kept.length === 0 || kept.length === clauses.length) return undefined
    const rest = read(joined(body, kept), state)
    return isOnlyWish(rest) ? rest : undefined
  }
}

function createIsAround({ who, when, between, waits, remarks }: WishSurroundings): (clause: string) => boolean {
  const any = (shapes: readonly string[]): string => `(?:${shapes.join('|')})`
  const waiting = new RegExp(`^${any([...who, ...when])}${any([...when, ...between])}{0,6}${any(waits)}$`, 'u')
  const remark = new RegExp(`^(?:好|行|嗯|那|对了|哦)?${any(remarks)}$`, 'u')
  return (clause) =>
    clause.length <= LONGEST_CLAUSE && (waiting.test(clause) || remark.test(clause)) && !counts(timeless(clause))
}

/** 「三点要交」 counts nothing. */
function timeless(clause: string): string {
  return clause.replaceAll(/[\d一二三四五六七八九十两]{1,2}点(?:半|钟)?|[一两三几好]+[次回遍稿眼]/gu, '')
}

function textOf(body: string, { start, end }: Clause): string {
  return body.slice(start, end).replace(/^[\s、：:]+|[\s~～]+$/gu, '')
}

/** The clauses kept, each with the stop behind it. */
function joined(body: string, kept: readonly Clause[]): string {
  return kept
    .map(({ start, end, closed }) => body.slice(start, end) + (closed ? '。' : '，'))
    .join('')
    .slice(0, -1)
}

function isOnlyWish({ commands }: Understanding): boolean {
  return commands.length > 0 && commands.every(({ command }) => WISHES.includes(command))
}
