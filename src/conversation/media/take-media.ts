import type { Command } from '../../core/command.ts'
import type { FigureReader } from '../../core/figure-reader.ts'
import { say, type Turn } from '../turn.ts'
import { mediaPhrases } from './media-phrases.ts'
import type { MediumRead } from './read-medium.ts'
import { type FileHandlers, sayAboutFile, takeFile } from './take-file.ts'
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
    switch (one.kind) {
      case 'file':
        return await takeFile(turn, { file: { name: one.name, text: one.text }, commands }, tools)
      case 'picture':
        return takePicture(turn, one.text, tools)
      case 'voice':
        return say({ ...turn, source: { kind: 'voice' } }, mediaPhrases.heard(one.text))
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
