import type { Sink } from '../../../core/channel.ts'
import { ZhibiError } from '../../../core/errors.ts'
import { streamIdOf, type Way } from './addresses.ts'
import { byReply } from './by-reply.ts'
import { byStream } from './by-stream.ts'
import type { Delivery, SinkOptions } from './delivery.ts'
import { later } from './later.ts'

const WAYS: Readonly<Record<Way, (options: SinkOptions, delivery: Delivery) => Promise<void>>> = {
  stream: byStream,
  reply: byReply,
  later,
}

/** The out side of an AI bot by callback. Nothing can be pushed: text is put where the platform comes to fetch it. */
export function createSink(options: SinkOptions): Sink {
  return {
    // Whole: how much fits is known only when the answer is.
    parts: ({ reply }) => [{ index: 0, count: 1, reply }],
    async deliver(entry, part, signal) {
      const { way = '', stream } = entry.to.extra ?? {}
      if (stream === undefined || !isWay(way))
        throw new ZhibiError('wecom-refused', 'reply address is none of this mode', { retryable: false })
      const own = streamIdOf(entry.answers) === stream
      await WAYS[way](options, { entry, part, place: { corp: entry.corp, key: stream }, own, signal })
    },
  }
}

function isWay(way: string): way is Way {
  return Object.hasOwn(WAYS, way)
}
