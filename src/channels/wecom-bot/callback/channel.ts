import type { Channel } from '../../../core/channel.ts'
import type { Counters } from '../../../core/counters.ts'
import type { Logger } from '../../../core/logger.ts'
import type { SealedMedia } from '../../../core/sealed-media.ts'
import { createAibotMedia } from '../media-source.ts'
import { STREAM_RULES, type StreamRules } from './account.ts'
import type { ReceiverOptions } from './desk.ts'
import { createReceiver } from './receiver.ts'
import { createSink } from './sink.ts'

export interface AibotCallbackOptions extends Omit<ReceiverOptions, 'rules'> {
  readonly rules?: StreamRules
  readonly sealed?: SealedMedia
  readonly counters: Counters
  readonly logger: Logger
}

/** An AI bot of WeCom by callback (智能机器人，URL 回调): the platform posts messages and comes back to fetch the answer. */
export function createAibotCallback(options: AibotCallbackOptions): Channel {
  const { account, book, sealed, counters, now, logger, rules = STREAM_RULES } = options
  const { aesKey, trustedOrigin } = account
  return {
    name: 'wecom-bot',
    account: account.name,
    receiver: createReceiver({ ...options, rules }),
    sink: createSink({ account, rules, book, counters, now, logger }),
    media: createAibotMedia({
      aesKey,
      ...(trustedOrigin !== undefined && { trustedOrigin }),
      ...(sealed && { early: { sealed, corp: account.corp } }),
    }),
  }
}
