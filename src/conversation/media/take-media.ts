import type { Command } from '../../core/command.ts'
import type { FigureReader } from '../../core/figure-reader.ts'
import { findClassifiedMark } from '../classified-mark.ts'
import { say, type Turn } from '../turn.ts'
import { mediaPhrases } from './media-phrases.ts'
import type { MediumRead } from './read-medium.ts'
import { type FileHandlers, originalOf, sayAboutFile, takeFile } from './take-file.ts'
import { answerPicture, takePicture } from './take-picture.ts'

/** What a turn does with files, pictures and voice. */
export interface TakeMedia {
  /** Puts what was read to use, part by part. `commands`: what the words beside it want. */
  take(turn: Turn, media: readonly MediumRead[], commands: readonly Command[]): Promise<Turn>
  /** Words that are about a file or picture sent before; undefined when these are none. */
  answer(turn: Turn, media: readonly MediumRead[]): Promise<Turn | undefined>
}

export function createTakeMedia(tools: FileHandlers & { readonly figures: FigureReader }): TakeMedia {
  const takeOne = async (turn: Turn, one: MediumRead, commands: readonly Command[]): Promise<Turn> => {
    const stopped = classified(turn, one)
    if (stopped !== undefined) return stopped
    switch (one.kind) {
      case 'file': {
        const { kind: _, ...file } = one
        return await takeFile(turn, { file, commands }, tools)
      }
      case 'picture': {
        const { kind: _, ...picture } = one
        return takePicture(turn, picture, tools)
      }
      case 'voice':
        return say({ ...turn, source: { kind: 'voice', ...originalOf(one) } }, mediaPhrases.heard(one.text))
      case 'trouble':
        return say(turn, one.say)
    }
  }
  return {
    async take(turn, media, commands) {
      let current = turn
      for (const one of media) current = await takeOne(current, one, commands)
      return current
    },
    async answer(turn, media) {
      if (media.length > 0 || turn.text === '') return undefined
      return (await answerPicture(turn, tools)) ?? (await sayAboutFile(turn, tools))
    },
  }
}

/** A file or picture with a mark is not kept anywhere, whatever it was sent for. Voice becomes words, and is stopped as such. */
function classified(turn: Turn, one: MediumRead): Turn | undefined {
  if (one.kind !== 'file' && one.kind !== 'picture') return undefined
  const mark = findClassifiedMark(one.text) ?? findClassifiedMark(one.name ?? '')
  if (mark === undefined) return undefined
  return say(
    turn,
    one.kind === 'file' ? mediaPhrases.fileClassified(one.name, mark) : mediaPhrases.pictureClassified(mark),
  )
}
