import { z } from 'zod'

/**
 * The wire format of messages and events, equal in both modes. Only what is needed must be there; unknown kinds and
 * further fields are data to ignore. developer.work.weixin.qq.com/document/path/100719, 101027
 */
const Id = z.string().regex(/^[^\s\p{Cc}]{1,256}$/u)
/** Media links are credentials: used, never logged. */
const Url = z.string().max(4096)

export const AibotBody = z.looseObject({
  msgid: Id,
  aibotid: Id,
  chattype: z.enum(['single', 'group']).catch('single'),
  /** Groups only; case-sensitive (93006). */
  chatid: Id.optional().catch(undefined),
  from: z.looseObject({ userid: Id }),
  response_url: Url.optional().catch(undefined),
  /** Seconds; promised for events only. */
  create_time: z.number().optional().catch(undefined),
  msgtype: z.string(),
})
export type AibotBody = z.infer<typeof AibotBody>

const Spoken = z.looseObject({ content: z.string() })
/** `aeskey` comes with each item over the long connection only. */
const Encrypted = z.looseObject({ url: Url, aeskey: z.string().max(128).optional().catch(undefined) })
export type Encrypted = z.infer<typeof Encrypted>

/** One piece of content: the body itself, an item of `mixed`, or a quote. */
export const AibotPart = z.looseObject({
  msgtype: z.string(),
  text: Spoken.optional().catch(undefined),
  voice: Spoken.optional().catch(undefined),
  image: Encrypted.optional().catch(undefined),
  file: Encrypted.optional().catch(undefined),
  video: Encrypted.optional().catch(undefined),
  mixed: z
    .looseObject({ msg_item: z.array(z.unknown()) })
    .optional()
    .catch(undefined),
})
export type AibotPart = z.infer<typeof AibotPart>

export const StreamPoll = z.looseObject({ stream: z.looseObject({ id: z.string().min(1).max(256) }) })

export const EventBody = z.looseObject({ event: z.looseObject({ eventtype: z.string() }) })

/** The nested object is on the wire; the SDK's types put the fields beside `eventtype`, so that is read too. */
export const CardEvent = z.looseObject({
  card_type: z.string().catch(''),
  event_key: z.string().catch(''),
  task_id: z.string().catch(''),
})

export const FeedbackEvent = z.looseObject({
  id: z.string().max(256),
  /** 1 accurate, 2 inaccurate, 3 withdrawn. */
  type: z.number().int(),
  content: z.string().optional().catch(undefined),
  /** 1 irrelevant, 2 incomplete, 3 wrong, 4 wrong analysis. */
  inaccurate_reason_list: z.array(z.number().int()).optional().catch(undefined),
})
