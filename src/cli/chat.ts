import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { openTalk, type Talk } from './chat/open-talk.ts'
import { playScript } from './chat/play-script.ts'
import { readScriptLine } from './chat/read-script.ts'
import type { CliCommand, CliIo } from './io.ts'
import { readInput, splitNotes } from './read-input.ts'

export const command: CliCommand = {
  summary: '在终端里聊天，走完整的流程；--script 播放写好的消息',
  usage: 'chat [--script FILE] [--json]',
  async run(argv, io) {
    const { values } = parseArgs({
      args: [...argv],
      options: { script: { type: 'string' }, json: { type: 'boolean' } },
    })
    const lines =
      values.script === undefined ? undefined : splitNotes(await readInput(values.script, io)).map(readScriptLine)
    const talk = await openTalk(io, { throwaway: lines !== undefined })
    try {
      if (lines === undefined) await converse(talk, io)
      else await playScript(talk, lines, { io, json: values.json === true })
    } finally {
      await talk.close()
    }
    return 0
  },
}

async function converse(talk: Talk, io: CliIo): Promise<void> {
  io.out('直接打字，回车发送；Ctrl+D 结束。')
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' })
  lines.prompt()
  for await (const text of lines) {
    for (const reply of (await talk.say({ text })).replies) io.out(`\n${reply.text ?? ''}\n`)
    lines.prompt()
  }
}
