import type { Clock } from '../core/clock.ts'
import type { Command } from '../core/command.ts'
import { ZhibiError } from '../core/errors.ts'
import type { InboundMessage } from '../core/inbound-message.ts'
import type { ProgressBoard } from '../core/progress-board.ts'
import type { TurnCommit } from '../core/turn-store.ts'
import type { Understanding } from '../core/understanding.ts'
import { answerWordless } from './answer-wordless.ts'
import { closeTurn } from './close-turn.ts'
import { confirmForgetting } from './commands/forget.ts'
import { isAboutFile, wantsCheck } from './media/file-use.ts'
import type { ReadMedia } from './media/read-media.ts'
import type { MediumRead } from './media/read-medium.ts'
import type { TakeMedia } from './media/take-media.ts'
import { type MessageText, messageText } from './message-text.ts'
import { writeWhatWaited } from './needed-first.ts'
import type { OpenTurn } from './open-turn.ts'
import { phrases } from './phrases.ts'
import { staleSections } from './stale-sections.ts'
import { type CommandHandlers, say, type Turn } from './turn.ts'
import { STOPPED } from './turn-signals.ts'
import type { ReadMessage } from './understanding/read-message.ts'
import { welcomeBack } from './welcome-back.ts'

export interface HandleMessage {
  (message: InboundMessage, options: { readonly signal: AbortSignal }): Promise<TurnCommit>
}

/** Seen by whoever wants to know how a message was read: the terminal chat prints it. */
export type TurnObserver = (turn: { readonly messageKey: string; readonly commands: readonly Command[] }) => void

/**
 * One turn, told once: what was said → what is wanted → do it, command by command → everything that changed, as one commit.
 * Nothing outside changes before the commit, so a turn may be tried again from the start.
 */
export function createHandleMessage(tools: {
  readonly openTurn: OpenTurn
  readonly read: ReadMessage
  readonly handlers: CommandHandlers
  /** A word about a report that the chat is not about at the moment. */
  readonly answerElsewhere: (turn: Turn) => Promise<Turn | undefined>
  readonly readMedia: ReadMedia
  readonly media: TakeMedia
  readonly board: ProgressBoard
  readonly clock: Clock
  readonly observe?: TurnObserver
}): HandleMessage {
  return async (message, { signal }) => {
    const { message: worded, media, ...heard } = await tools.readMedia(message, { signal })
    const said = messageText(worded)
    const text = said.kind === 'text' ? said.text : ''
    const show = showing(tools.board, message)
    const opened = { ...(await tools.openTurn(message, { text, now: tools.clock(), signal, show })), ...heard }
    const answered =
      confirmForgetting(opened) ?? (await tools.answerElsewhere(opened)) ?? (await tools.media.answer(opened, media))
    const understood =
      said.kind === 'text' && answered === undefined ? withoutLoss(opened, await tools.read(opened), media) : undefined
    const commands = understood?.commands ?? []
    const done = answered ?? (await tell(opened, { said, media, understood }, tools))
    tools.observe?.({ messageKey: message.idempotencyKey, commands })
    await tools.board.clear(message.conversationId, message.idempotencyKey)
    return closeTurn(welcomeBack(opened, done), { commands, endedAt: tools.clock() })
  }
}

interface Told {
  readonly said: MessageText
  readonly media: readonly MediumRead[]
  readonly understood: Understanding | undefined
}

/** What was sent along first: 「写一下不足」 beside a file drafts from the file. */
async function tell(
  turn: Turn,
  { said, media, understood }: Told,
  { media: taking, handlers }: { readonly media: TakeMedia; readonly handlers: CommandHandlers },
): Promise<Turn> {
  const commands = understood?.commands ?? []
  const taken = await taking.take(turn, media, commands)
  if (said.kind === 'text')
    return isAboutFile(turn.text, { media, commands }) ? taken : await carryOut(taken, understood, handlers)
  return media.length > 0 ? taken : answerWordless(turn, said)
}

async function carryOut(turn: Turn, understood: Understanding | undefined, handlers: CommandHandlers): Promise<Turn> {
  let current = turn
  for (const command of materialFirst(understood?.commands ?? [])) {
    // Commands of one message build on each other: 「…发了300多册。写一下普法那段」 drafts from the note before it.
    current = await handlers[command.command](current, command)
  }
  const written = await writeWhatWaited(current, handlers)
  throwUnlessStopped(turn.signal)
  return remindOfStale(turn, isDoubtful(understood) ? say(written, phrases.clarify) : written)
}

/** 「写一下调解这块：全年调解276件」: what is drafted is drafted from the material of the same message, wherever that stands. */
function materialFirst(commands: readonly Command[]): readonly Command[] {
  const first = commands.findIndex(({ command }) => command === 'draft')
  if (first < 0) return commands
  const late = commands.slice(first).filter(({ command }) => command === 'note')
  return [...commands.slice(0, first), ...late, ...commands.slice(first).filter((one) => !late.includes(one))]
}

/** 「明年把村规民约全部审一遍」: with nothing there to check, an uncertain 检查 is material; it would be lost. */
function withoutLoss(
  { report, conversation, text }: Turn,
  read: Understanding,
  media: readonly MediumRead[],
): Understanding {
  const { file, checked } = conversation
  const hasText = file !== undefined || checked !== undefined || media.some(({ kind }) => kind === 'file')
  if (read.sure || hasText || Object.keys(report.drafts).length > 0) return read
  if (read.commands.length !== 1 || !wantsCheck(read.commands)) return read
  return { ...read, commands: [{ command: 'note', args: { text } }] }
}

/** Taken for material without being sure: kept, and asked. */
function isDoubtful(understood: Understanding | undefined): boolean {
  return understood?.sure === false && understood.commands.every(({ command }) => command === 'note')
}

/** What this turn has made out of date is said once; afterwards it stands in `status`. */
function remindOfStale(before: Turn, after: Turn): Turn {
  const known = before.report.id === after.report.id ? staleSections(before.report) : staleSections(after.report)
  const fresh = staleSections(after.report).filter((id) => !known.includes(id))
  return fresh.length === 0 ? after : say(after, phrases.stale(fresh))
}

/** Progress may be lost without harm, so nobody waits for it and a failure is not the turn's. */
function showing(board: ProgressBoard, message: InboundMessage): (text: string) => void {
  return (text) => {
    board.show(message.conversationId, message.idempotencyKey, text).catch(() => undefined)
  }
}

/** Stop keeps what was written; a turn that took too long or lost its worker is tried again from the start. */
function throwUnlessStopped(signal: AbortSignal): void {
  const reason: unknown = signal.reason
  if (signal.aborted && !(reason instanceof ZhibiError && reason.code === STOPPED)) throw reason
}
