import type { Sink } from '../../core/channel.ts'
import type { ConsoleFeed } from '../../core/console-door.ts'
import type { OutboxEntry } from '../../core/reply.ts'

/** Puts replies into the feed under their own key, so that one delivered twice stands there once. */
export function createConsoleSink({ feed }: { readonly feed: ConsoleFeed }): Sink {
  return {
    parts: (entry) => [{ index: 0, count: 1, reply: entry.reply }],
    async deliver(entry) {
      const { reply, answers } = entry
      await feed.append(entry.conversationId, {
        key: entry.key,
        from: 'bot',
        text: textOf(reply),
        ...(reply.kind === 'file' ? { file: { name: reply.name, bytes: reply.bytes } } : {}),
        answers: answers.slice(answers.lastIndexOf(':') + 1),
        final: entry.final,
      })
    },
  }
}

function textOf(reply: OutboxEntry['reply']): string {
  return reply.kind === 'text' ? reply.text : `文件：${reply.name}`
}
