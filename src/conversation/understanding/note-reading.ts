import type { Command } from '../../core/command.ts'
import type { UnderstandingPhrases } from '../../core/knowledge/understanding-lexicon.ts'
import type { UnderstandingState } from '../../core/understanding.ts'
import { createReadAside } from './aside.ts'
import { make } from './build-commands.ts'
import { fold } from './fold.ts'
import { createReadDeclaration, type ProfileArgs, type ReadDeclaration } from './profile-declaration.ts'
import type { Reading } from './reading.ts'

/** `head`: the words stand at the beginning of the message. */
export type ReadNote = (text: string, state: UnderstandingState, head: boolean) => Reading

/** Lines beyond these cannot say who writes; the last ones carry 落款. */
const EDGE_LINES = 6

/** Reads what is no command: a declaration about the unit and its report, a note, or both. Nothing is lost. */
export function createReadNote(phrases: UnderstandingPhrases): ReadNote {
  const readDeclaration = createReadDeclaration(phrases)
  const readAside = createReadAside(phrases)
  return (raw, state, head) => {
    const text = trimNote(raw)
    const { args, only } = declared(text, head, readDeclaration)
    const profile: readonly Command[] = Object.keys(args).length === 0 ? [] : [make('profile', undefined, args)]
    if (only) return { commands: profile, rule: '单位和报告的基本情况', sure: true, strength: 1 }
    const aside = profile.length === 0 ? readAside(text, state) : undefined
    return aside ?? noted(text, profile)
  }
}

/** A message that says nothing but what unit and report it is about. */
export function createReadDeclared(
  phrases: UnderstandingPhrases,
  readWish: (rest: string) => Reading | undefined,
): (body: string) => Reading | undefined {
  const readDeclaration = createReadDeclaration(phrases)
  return (body) => {
    if (body.length > 100) return undefined
    const { args, only, rest } = declared(trimNote(body), true, readDeclaration)
    if (Object.keys(args).length === 0) return undefined
    const profile = make('profile', undefined, args)
    if (!only) {
      const wish = readWish(trimNote(rest))
      return wish === undefined
        ? undefined
        : { ...wish, commands: [profile, ...wish.commands], rule: `单位和报告的基本情况；${wish.rule}` }
    }
    const commands = ASKS_FOR_REPORT.test(body.trim()) ? [profile, make('draft', 'report')] : [profile]
    return { commands, rule: '单位和报告的基本情况', sure: true, strength: 1 }
  }
}

/** 「帮我写云岭县青石镇2024年的报告」 */
const ASKS_FOR_REPORT = /^(?:请|麻烦)?(?:帮我|给我|替我|帮忙|起草|拟|生成).{0,60}(?:报告|总结|初稿)/u

interface Declared {
  readonly args: ProfileArgs
  /** Nothing else is said. */
  readonly only: boolean
  /** What else is said. */
  readonly rest: string
}

function declared(text: string, head: boolean, readDeclaration: ReadDeclaration): Declared {
  const lines = text.split(/[\n。；;]/u)
  const looked = lines.length <= 2 * EDGE_LINES ? lines : [...lines.slice(0, EDGE_LINES), ...lines.slice(-EDGE_LINES)]
  const found = looked.map((line, index) => readDeclaration(line, { head: head && index === 0 }))
  const args = found.reduce<ProfileArgs>((all, one) => ({ ...one?.args, ...all }), {})
  const rest = looked.map((line, index) => found[index]?.rest ?? line).join('')
  return { args, only: Object.keys(args).length > 0 && looked.length === lines.length && isEmpty(rest), rest }
}

function noted(text: string, profile: readonly Command[]): Reading {
  const rule = profile.length > 0 ? '素材，其中说了单位或报告的基本情况' : '素材'
  return { commands: [...profile, make('note', undefined, { text })], rule, sure: true, strength: 1 }
}

/** Stops and blanks at the edges belong to the cut, not to the note. */
function trimNote(text: string): string {
  return text.replace(/^[\s，,；;、。]+/u, '').replace(/[\s，,、]+$/u, '')
}

const PARTICLES =
  /^(?:喂|你好啊|啊|呀|那个|就是|想|咱|[小老][\u4e00-\u9fff](?![\u4e00-\u9fff]{6})|打扰您?了?|我叫[\u4e00-\u9fff]{2,3}|我?姓[\u4e00-\u9fff]|单位不变|搞错了|弄错了|刚进群|(?:由|这块)?我(?:来)?(?:牵头|负责|主笔|执笔|汇总|弄|写|搞)|这次|这份|这个|就|的|了|哈|吧|呢|啊|哦|这|是|我们|写|做|要|报告|法治政府建设|法治|政府|年度|材料|素材|情况|人|和|你好|在吗|好的|谢谢|请|今年|帮我|帮忙|给我|替我|起草|拟|生成|一份|一篇|一下|个|初稿|[，,。！!？?：:、])*$/u

function isEmpty(rest: string): boolean {
  return rest.length <= 60 && PARTICLES.test(fold(rest).text)
}
