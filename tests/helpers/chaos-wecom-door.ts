import { createHttpServer } from '../../src/http/http-server.ts'
import { type ChaosWecomArgument, chaosChannel } from './chaos-wecom-house.ts'
import { openDoorSide } from './lane-house.ts'
import { quietLogger } from './quiet-logger.ts'

/** The server process of the WeCom system: the real door, from the encrypted callback to the mailbox. */
const { account, port = 0, ...at } = JSON.parse(process.argv[2] ?? '{}') as ChaosWecomArgument
const { accept, lanes } = openDoorSide(at)
const server = createHttpServer({ channels: [chaosChannel(account, lanes)], accept, health: {}, logger: quietLogger })
await server.listen({ host: '127.0.0.1', port })
