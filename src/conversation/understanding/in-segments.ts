import type { Command } from '../../core/command.ts'
import type { Understanding, UnderstandingState } from '../../core/understanding.ts'
import { toUnderstanding } from './as-one.ts'
import { make } from './build-commands.ts'
import { declaredFirst } from './declared-first.ts'
import { awaitsUnitOrYear, isAsked } from './read-answer.ts'
import type { Readers } from './readers.ts'
import type { Reading } from './reading.ts'
import { isPage, type Segment } from './segments.ts'
import { mergeCommands, type Piece, settle } from './settle.ts'
import { aboutNote, topicBefore } from './topic.ts'

export function several(body: string, state: UnderstandingState, readers: Readers): Understanding {
  const segments = readers.readSegments(body, state)
  const courteous = afterManners(body, segments)
  const late = courteous === undefined ? undefined : readers.readPayload(courteous, state)
  if (late !== undefined) return toUnderstanding(late)
  const wish = segments.every(({ reading }) => reading === undefined || isLooserThanWish(reading))
    ? readers.readWish(body, state)
    : undefined
  if (wish !== undefined) return toUnderstanding(wish)
  const like =
    segments.every(({ reading }) => reading === undefined) && (!isAsked(state) || awaitsUnitOrYear(state))
      ? readers.readLikeExample(body, state)
      : undefined
  if (like !== undefined) return toUnderstanding(like)
  const settled = settle(segments, { body, page: isPage(body, segments) })
  const whys: string[] = [...settled.rules]
  let sure = settled.sure
  const commands = settled.pieces.flatMap((piece, at): readonly Command[] => {
    if (isEcho(piece, settled.pieces[at - 1])) return []
    if (piece.kind === 'commands')
      return piece.implied
        ? aboutNote(piece.commands, topicBefore(at, settled.pieces, { body, readTopic: readers.readTopic }))
        : piece.commands
    // A message that is a note and nothing else is kept as it came.
    const text = settled.pieces.length === 1 ? body : body.slice(piece.start, piece.end)
    const note = readers.readNote(text, state, piece.start === segments[0]?.start)
    whys.push(note.rule)
    sure &&= note.sure
    return note.commands
  })
  const merged = mergeCommands(declaredFirst(commands))
  if (merged.length > 0) return { commands: merged, why: [...new Set(whys)].join('；'), sure }
  return { commands: [make('smalltalk')], why: '只有虚词', sure: false }
}

/** 「写得很好，谢谢！不过“场次”可否改为“场”？」: what stands behind the courtesies, when nothing else does. */
function afterManners(body: string, segments: readonly Segment[]): string | undefined {
  const first = segments.findIndex(({ reading }) => reading === undefined)
  const courtesies = segments.slice(0, first)
  const only = first > 0 && segments.slice(first).every(({ reading }) => reading === undefined)
  const polite = courtesies.every(
    ({ reading }) => reading?.commands.every(({ command }) => command === 'smalltalk') === true,
  )
  return only && polite ? body.slice(segments[first]?.start) : undefined
}

/** A guess about another matter than changing the text gives way to the cadre's own words. */
function isLooserThanWish({ guessed, commands }: Reading): boolean {
  return guessed === true && !commands.every((one) => one.command === 'revise')
}

/** 「读着不顺，理一理」, 「调解那段能出了吧？出一个」: what is to be done, and to what, was said before. */
function isEcho(piece: Piece, before: Piece | undefined): boolean {
  const said = piece.kind === 'commands' && piece.implied && before?.kind === 'commands'
  return said && before.commands.some(({ command }) => WRITTEN.includes(command))
}

const WRITTEN: readonly string[] = ['polish', 'revise', 'draft']
