import * as server from '@cordisjs/plugin-server'
import * as wecom from '@satorijs/adapter-wecom'
import { Context, HTTP, type Session } from '@satorijs/core'

/**
 * A bot made of the satori adapter, in a process of its own: it logs to the console and does not stop cleanly.
 * Argument: its configuration as JSON. Answers each text, and each other kind with the name satori has for it.
 */
const { port, ...config } = JSON.parse(process.argv[2] ?? '{}') as { readonly port: number }
const context = new Context()
context.plugin(HTTP)
context.plugin(server.default, { host: '127.0.0.1', port })
// Its types know neither the export nor this Context.
context.plugin((wecom as unknown as { WecomBot: never }).WecomBot, config)
context.on('message', (session: Session) => {
  const kind = session.elements?.[0]?.type ?? ''
  const text = kind === 'text' ? `收到：${session.content ?? ''}` : `见到：${kind}`
  void session.bot.createMessage(session.channelId ?? '', text, session.guildId, { session })
})
await context.start()
