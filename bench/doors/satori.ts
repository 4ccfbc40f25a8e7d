import * as server from '@cordisjs/plugin-server'
import * as wecom from '@satorijs/adapter-wecom'
import { Context, HTTP } from '@satorijs/core'

/** The satori WeCom adapter taking messages in and doing nothing with them: it stores none. Argument: its configuration as JSON. */
const { port, ...config } = JSON.parse(process.argv[2] ?? '{}') as { readonly port: number }
const context = new Context()
context.plugin(HTTP)
context.plugin(server.default, { host: '127.0.0.1', port })
// Its types know neither the export nor this Context.
context.plugin((wecom as unknown as { WecomBot: never }).WecomBot, config)
await context.start()
