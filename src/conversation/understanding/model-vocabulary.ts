import { z } from 'zod'
import type { Command, CommandArgs, CommandName } from '../../core/command.ts'
import { SECTION_IDS } from '../../core/section.ts'
import { THEME_IDS } from '../../core/theme.ts'
import type { UnderstandingState } from '../../core/understanding.ts'

/**
 * What a model may say a message wants. What takes something away (`forget`, `undo`, `cancel`) or sets what the report
 * rests on (`profile`) is for the rules, which want it said in so many words.
 */
export const MODEL_COMMANDS = {
  note: '发来工作情况、数字、问题或打算，当作素材收下',
  draft: '要求写某一部分或全文',
  polish: '要求把上一稿润色一下',
  revise: '要求修改上一稿（缩短、换语气、去掉、调整）',
  check: '要求检查上一稿有没有错',
  status: '问素材和稿子的进度、还缺什么',
  sources: '问某个数字、某句话是哪里来的',
  export: '要 Word 文件',
  answer: '回答正在等的问题',
  help: '问怎么用',
  smalltalk: '寒暄、道谢、闲聊',
  unsupported: '和写报告无关的要求',
} as const satisfies Partial<Record<CommandName, string>>

type Offered = keyof typeof MODEL_COMMANDS

const one = z.strictObject({
  command: z.enum(Object.keys(MODEL_COMMANDS) as [Offered, ...Offered[]]),
  section: z.enum([...SECTION_IDS, 'report']).nullish(),
  theme: z.enum(THEME_IDS).nullish(),
})

/** Anything else in the answer, an unknown word among it, makes the whole answer unusable. */
export const modelAnswer = z.strictObject({ commands: z.array(one).min(1).max(4) })
export type ModelCommand = z.infer<typeof one>

interface Said {
  readonly text: string
  readonly state: UnderstandingState
}

/** The command with the message's own words; undefined where the conversation has nothing it could be about. */
export function toCommand(answer: ModelCommand, said: Said): Command | undefined {
  const { command } = answer
  const section = answer.section ?? undefined
  if (command === 'answer' && said.state.question === undefined) return undefined
  if (command === 'draft' && section === undefined) return undefined
  const args = argsOf(answer, said)
  return {
    command,
    ...(section === undefined || !SECTIONED.has(command) ? {} : { section }),
    ...(Object.keys(args).length === 0 ? {} : { args }),
  }
}

function argsOf({ command, section, theme }: ModelCommand, { text }: Said): CommandArgs {
  if (command === 'revise') return { text, change: { kind: 'free', wish: text } }
  if (CARRYING.has(command)) return { text }
  return command === 'draft' && section === 'measures' && typeof theme === 'string' ? { theme } : {}
}

const CARRYING: ReadonlySet<string> = new Set(['note', 'sources', 'answer'])
const SECTIONED: ReadonlySet<string> = new Set(['draft', 'revise', 'polish', 'check', 'export'])
