import type { Command } from '../../core/command.ts'
import type { Original } from '../../core/original.ts'
import type { LearnStyle } from '../commands/style.ts'
import { changeConversation, type HandleCommand, say, type Turn } from '../turn.ts'
import { readStyleWish, saysLastYears } from '../understanding/style-wish.ts'
import { askWhatFor } from './ask-about-report.ts'
import { type FileUse, fileUse, wantsCheck, wantsStyle } from './file-use.ts'
import { isEarlierReport, looksLikeReport } from './looks-like-report.ts'
import { mediaPhrases } from './media-phrases.ts'

export interface FileHandlers {
  readonly note: HandleCommand
  readonly check: HandleCommand
  readonly learn: LearnStyle
}

interface File {
  readonly name: string
  readonly text: string
  readonly original?: Original
}

/**
 * A file that was sent: checked or learnt from where that was said before or beside it, else kept as a note. What looks
 * like a finished report is asked about first, because its figures in the ledger would be hard to get out again.
 */
export async function takeFile(
  turn: Turn,
  { file, commands }: { readonly file: File; readonly commands: readonly Command[] },
  handlers: FileHandlers,
): Promise<Turn> {
  const use = announced(turn, commands)
  const { awaitsFile: _, ...conversation } = turn.conversation
  const sent = { ...file, noted: false, by: turn.message.sender.id }
  const known = { ...turn, conversation: { ...conversation, file: sent, last: 'filed' as const } }
  // 「检查一下」, 「以这份为范文」 beside the file: the command itself follows.
  if ((use === 'check' && wantsCheck(commands)) || wantsStyle(commands)) return known
  if (use !== undefined) return await useFile(known, use, handlers)
  if (isPerhapsReport(turn, file)) return say(known, askWhatFor(file.name, file.text))
  return await useFile(known, 'note', handlers)
}

function announced({ conversation, text }: Turn, commands: readonly Command[]): FileUse | undefined {
  if (wantsCheck(commands)) return 'check'
  return fileUse(text, { asked: true }) ?? conversation.awaitsFile
}

function isPerhapsReport({ text: words, report }: Turn, { text }: File): boolean {
  return looksLikeReport(text) || isEarlierReport(text, report.year) || saysLastYears(words)
}

async function useFile(turn: Turn, use: FileUse, handlers: FileHandlers): Promise<Turn> {
  const { file } = turn.conversation
  if (file === undefined) return turn
  if (use === 'check') return await handlers.check(turn, { command: 'check' })
  if (use === 'style') return handlers.learn(turn, file)
  const { original: _, ...rest } = file
  return changeConversation(await keepAsNote(turn, file, handlers), { file: { ...rest, noted: true } })
}

/** One answer: that the file was read, and what was understood. A file that was refused is not said to be kept. */
async function keepAsNote(turn: Turn, file: File, { note }: FileHandlers): Promise<Turn> {
  const source = { kind: 'file', name: file.name, ...originalOf(file) } as const
  const { source: _, ...noted } = await note({ ...turn, source }, { command: 'note', args: { text: file.text } })
  if (noted.report.notes.length === turn.report.notes.length) return noted
  const told = noted.replies.slice(turn.replies.length).map(({ text }) => text)
  return say({ ...noted, replies: turn.replies }, [mediaPhrases.fileNoted(file.name), ...told].join('\n'))
}

export function originalOf({ original }: Pick<File, 'original'>): Pick<File, 'original'> {
  return original === undefined ? {} : { original }
}

/** Words about the file that came last (「当素材」, 「1」); undefined when these are none. */
export async function sayAboutFile(turn: Turn, handlers: FileHandlers): Promise<Turn | undefined> {
  const { file, last } = turn.conversation
  if (file === undefined || last !== 'filed' || readStyleWish(turn.text) !== undefined) return undefined
  const use = fileUse(turn.text, { asked: !file.noted })
  return use === undefined || (use === 'note' && file.noted) ? undefined : await useFile(turn, use, handlers)
}
