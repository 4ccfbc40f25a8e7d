import { ZhibiError } from '../../core/errors.ts'
import type { ReplyAddress } from '../../core/inbound-message.ts'
import type { Logger } from '../../core/logger.ts'
import type { WecomAppAccount } from './account.ts'
import type { WecomApi } from './api.ts'

export interface CardUpdateOptions {
  readonly account: Pick<WecomAppAccount, 'name' | 'agentId'>
  readonly api: WecomApi
  readonly logger: Logger
}

/**
 * Greys out the button that was pressed, so that nobody presses it twice. The code works once, within 72 hours; when
 * it no longer does, the card stays as it is and the answer goes out all the same.
 * developer.work.weixin.qq.com/document/path/94888
 */
export async function markCardUsed(options: CardUpdateOptions, to: ReplyAddress, signal: AbortSignal): Promise<void> {
  const responseCode = to.extra?.['responseCode']
  if (responseCode === undefined) return
  const body = {
    userids: [to.to],
    agentid: Number(options.account.agentId),
    response_code: responseCode,
    button: { replace_name: '已收到' },
  }
  try {
    await options.api.call({ path: 'message/update_template_card', body: JSON.stringify(body), signal })
  } catch (error) {
    if (!(error instanceof ZhibiError)) throw error
    options.logger.warn({ account: options.account.name, code: error.code }, 'card not updated')
  }
}
