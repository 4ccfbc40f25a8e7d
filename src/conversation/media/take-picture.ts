import type { ReadPicture } from '../../core/conversation.ts'
import type { Figure } from '../../core/figure.ts'
import type { FigureReader } from '../../core/figure-reader.ts'
import { asking } from '../ask-question.ts'
import { changeConversation, type HandleCommand, say, type Turn } from '../turn.ts'
import { mediaPhrases } from './media-phrases.ts'

export interface PictureTools {
  readonly figures: FigureReader
  readonly note: HandleCommand
}

const YES =
  /^(?:都|全)?(?:对|对的|是|是的|没错|正确|没问题|确认|记下|记吧|记上|可以|好|好的|ok|嗯)[了的吧啊呢。.！!]*$/i
const NO = /^(?:都|全)?(?:不记|别记|不要|不用|删掉|算了|丢掉|作废)[了的吧啊。.！!]*$/
const WRONG = /^(?:不对|错了|不是|有错|读错了)[了的吧啊。.！!]*$/
const CHANGE =
  /^(?:不对[，,。]?|错了[，,。]?)?(?:把|将)?[“"]?([^“”"，。]{1,20}?)[”"]?(?:改成|改为|应该?为|应该?是|写成)[“"]?([^“”"，。]{1,20}?)[”"]?[了吧。.！!]*$/

/** What was read out of a picture, read back: it becomes a note only with the cadre's word. */
export function takePicture(
  turn: Turn,
  picture: Omit<ReadPicture, 'by'>,
  { figures }: Pick<PictureTools, 'figures'>,
): Turn {
  const { text } = picture
  const unconfirmed = [...(turn.conversation.unconfirmed ?? []), { ...picture, by: turn.message.sender.id }]
  return say(changeConversation(turn, { unconfirmed, last: 'filed' }), readBack(text, figures.read(text)))
}

function readBack(text: string, figures: readonly Figure[]) {
  const { choices } = asking({ text: '', options: ['对', '不记'] })
  return {
    kind: 'text' as const,
    text: mediaPhrases.pictureRead(text, figures),
    ...(choices === undefined ? {} : { choices }),
  }
}

/** The answer to what was read back; undefined when nothing waits or the words are about something else. */
export async function answerPicture(turn: Turn, tools: PictureTools): Promise<Turn | undefined> {
  const { unconfirmed = [], last, pendingQuestion } = turn.conversation
  const words = turn.text.trim()
  if (unconfirmed.length === 0) return undefined
  // A question that was asked since then is what a bare 「对」 answers.
  if (last !== 'filed' && pendingQuestion !== undefined) return undefined
  if (YES.test(words)) return await keepAll(turn, unconfirmed, tools.note)
  if (NO.test(words)) return say(settled(turn), mediaPhrases.pictureDropped)
  if (WRONG.test(words)) return say(turn, mediaPhrases.pictureCorrect)
  return corrected(turn, unconfirmed, tools)
}

async function keepAll(turn: Turn, pictures: readonly ReadPicture[], note: HandleCommand): Promise<Turn> {
  let current = settled(turn)
  for (const { text, by: _, ...rest } of pictures)
    current = await note({ ...current, source: { kind: 'picture', ...rest } }, { command: 'note', args: { text } })
  const { source: _, ...kept } = current
  return kept
}

function corrected(turn: Turn, unconfirmed: readonly ReadPicture[], { figures }: PictureTools): Turn | undefined {
  const [, from = '', to = ''] = CHANGE.exec(turn.text.trim()) ?? []
  const at = unconfirmed.findLastIndex(({ text }) => from !== '' && text.includes(from))
  const picture = unconfirmed[at]
  if (picture === undefined) return undefined
  const text = picture.text.replace(from, () => to)
  const changed = changeConversation(turn, { unconfirmed: unconfirmed.with(at, { ...picture, text }) })
  return say(changed, readBack(text, figures.read(text)))
}

function settled(turn: Turn): Turn {
  const { unconfirmed: _, ...conversation } = turn.conversation
  return { ...turn, conversation }
}
