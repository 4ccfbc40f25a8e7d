import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import type { InboundMessage } from '../../src/core/inbound-message.ts'
import { openDoorSide } from './lane-house.ts'

/** The server process of the echo system: POST a message as JSON → 200 when it is safe, 503 when it is not. */
const { redis, prefix, port } = JSON.parse(process.argv[2] ?? '{}') as { redis: string; prefix: string; port: number }
const { accept } = openDoorSide({ redis, prefix })

createServer((request, response) => {
  text(request)
    .then((body) => accept(JSON.parse(body) as InboundMessage))
    .then(
      () => response.writeHead(200),
      () => response.writeHead(503),
    )
    .finally(() => response.end())
    .catch(() => undefined)
}).listen(port, '127.0.0.1')
