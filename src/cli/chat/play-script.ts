import type { CliIo } from '../io.ts'
import type { Aside } from './asides.ts'
import type { Answered, Talk } from './open-talk.ts'
import type { ScriptLine } from './read-script.ts'

interface Played {
  readonly line: ScriptLine
  readonly answered: Answered
}

/** How a turn, and what was told besides, is put into lines. */
interface Print {
  turn(played: Played): string
  aside(aside: Aside): string
}

/** Plays a script message by message and prints every turn, one JSON line each or as a reader sees it. */
export async function playScript(
  talk: Talk,
  lines: readonly ScriptLine[],
  { io, json }: { readonly io: CliIo; readonly json: boolean },
): Promise<void> {
  const print = json ? asJson : asChat
  let open: Promise<Played>[] = []
  const finish = async () => {
    for (const played of await Promise.all(open)) io.out(print.turn(played))
    for (const aside of talk.takeAsides()) io.out(print.aside(aside))
    open = []
  }
  for (const line of lines) {
    talk.letPass(line.afterMs)
    const { begun, played } = start(talk, line)
    open.push(played)
    if (line.waits) await finish()
    else await Promise.race([begun, played])
  }
  await finish()
}

function start(talk: Talk, line: ScriptLine): { begun: Promise<void>; played: Promise<Played> } {
  const { promise: begun, resolve } = Promise.withResolvers<undefined>()
  const played = talk.say(line, () => {
    resolve(undefined)
  })
  return { begun, played: played.then((answered) => ({ line, answered })) }
}

const asJson: Print = {
  turn: ({ line: { text, by, group }, answered: { commands, replies, elapsedMs } }) =>
    JSON.stringify({ message: text, ...(by && { by }), ...(group && { group }), commands, replies, elapsedMs }),
  aside: (aside) => JSON.stringify({ aside }),
}

const asChat: Print = {
  turn({ line: { text, by, group }, answered }) {
    const where = [by, group].filter((name) => name !== undefined).join('·')
    const replies = answered.replies.map((reply) => reply.text ?? `〔文件〕${reply.file ?? ''}`)
    return [`${where}> ${text}`, ...replies].join('\n\n').concat('\n')
  },
  aside: ({ to, reply }) => `（发到${to === '' ? '本机' : to}的会话）\n\n${reply.text ?? ''}\n`,
}
