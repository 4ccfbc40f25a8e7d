import { randomBytes, randomInt } from 'node:crypto'
import { type ApiState, type Faults, type SentMessage, startApi } from './wecom-simulator-api.ts'
import {
  type CallbackOutcome,
  type CallbackTiming,
  createCallbackSender,
  innerXml,
} from './wecom-simulator-callbacks.ts'

/** The credentials a channel is to be made with; `apiBase` is the simulator. */
export interface SimulatedAccount {
  readonly name: string
  readonly corpId: string
  readonly agentId: string
  readonly secret: string
  readonly token: string
  readonly aesKey: string
  readonly apiBase: string
}

export interface WecomSimulatorOptions {
  /** Where callbacks go, `http://127.0.0.1:3000/callback/wecom-app`; may be set later with `callTo`. */
  readonly callbackUrl?: string
  readonly corpId?: string
  readonly agentId?: string
  /** Members of the app's visible range; everybody by default. */
  readonly members?: readonly string[]
  readonly tokenLifeS?: number
  /** Drop silently beyond 30 a minute and 1,000 an hour per member, as the platform does. Default off. */
  readonly dropBeyondRate?: boolean
  readonly faults?: Partial<Faults>
  readonly timing?: Partial<CallbackTiming>
  readonly latencyMs?: number
  /** Fixed, for a simulator that is to be found again after a restart of the service. */
  readonly port?: number
  readonly now?: () => number
  /** Seed of the faults. */
  readonly seed?: number
}

export interface SendOptions extends Partial<CallbackTiming> {
  /** The same id again is a redelivery. */
  readonly msgId?: string
}

/** The platform as a self-built app sees it, over real HTTP: callbacks out, API in. Faithful to its wire format. */
export interface WecomSimulator {
  readonly url: string
  readonly account: SimulatedAccount
  /** Counters and knobs of the API side; members, faults, latency and secret can be changed while it runs. */
  readonly state: ApiState
  callTo(callbackUrl: string): void
  handshake(): Promise<{ readonly ok: boolean; readonly status: number; readonly body: string }>
  /** A text message of a member, delivered as the platform does: again until 200, at most 3 more times. */
  send(userId: string, text: string, options?: SendOptions): Promise<CallbackOutcome>
  /** Any kind: `{ MsgType: 'image', PicUrl, MediaId }`. */
  sendKind(userId: string, fields: Readonly<Record<string, string>>, options?: SendOptions): Promise<CallbackOutcome>
  /** `{ Event: 'click', EventKey: 'draft' }`. */
  sendEvent(userId: string, fields: Readonly<Record<string, string>>, options?: SendOptions): Promise<CallbackOutcome>
  /** What a member sees, in order. */
  sent(userId: string): readonly SentMessage[]
  texts(userId: string): readonly string[]
  /** Resolves when the member sees that many; rejects after `timeoutMs`. */
  waitForSent(userId: string, count: number, timeoutMs?: number): Promise<readonly SentMessage[]>
  /** The next `times` calls of a path answer this code. */
  failNext(path: string, errcode: number, times?: number, errmsg?: string): void
  /** All tokens stop working, as WeCom may do at any time. */
  revokeTokens(): void
  calls(path: string): number
  putMedia(media: { readonly name: string; readonly type: string; readonly bytes: Buffer }): string
  close(): Promise<void>
}

const TIMING: CallbackTiming = { timeoutMs: 5000, retries: 3, retryDelayMs: 0, retryKeepsQuery: true }

export async function createWecomSimulator(options: WecomSimulatorOptions = {}): Promise<WecomSimulator> {
  const state = createState(options)
  const api = await startApi(state, options.port)
  const account = createAccount(state, api.url)
  const callbacks = createCallbackSender(account, { ...TIMING, ...options.timing }, state.now)
  let callbackUrl = options.callbackUrl ?? ''
  const post = (
    userId: string,
    fields: Readonly<Record<string, string>>,
    { msgId, ...timing }: SendOptions,
  ): Promise<CallbackOutcome> => {
    const id = msgId ?? newMsgId()
    const head = { ToUserName: state.corpId, FromUserName: userId, CreateTime: Math.floor(state.now() / 1000) }
    const tail = fields['MsgType'] === 'event' ? {} : { MsgId: id }
    return callbacks.post(callbackUrl, innerXml({ ...head, ...fields, ...tail, AgentID: state.agentId }), id, timing)
  }
  return {
    url: api.url,
    account,
    state,
    callTo: (url) => void (callbackUrl = url),
    handshake: () => callbacks.handshake(callbackUrl),
    send: (userId, text, more = {}) => post(userId, { MsgType: 'text', Content: text }, more),
    sendKind: (userId, fields, more = {}) => post(userId, fields, more),
    sendEvent: (userId, fields, more = {}) => post(userId, { MsgType: 'event', ...fields }, more),
    sent: (userId) => state.sent.get(userId) ?? [],
    texts: (userId) => (state.sent.get(userId) ?? []).flatMap(({ text }) => (text === undefined ? [] : [text])),
    waitForSent: (userId, count, timeoutMs = 10_000) => waitForSent(state, { userId, count, timeoutMs }),
    failNext: (path, errcode, times = 1, errmsg = 'simulated') => {
      for (let time = 0; time < times; time++) state.planned.push({ path, errcode, errmsg })
    },
    revokeTokens: () => {
      state.tokens.clear()
    },
    calls: (path) => state.calls.get(path) ?? 0,
    putMedia: (media) => {
      const id = `media-${randomBytes(12).toString('hex')}`
      state.media.set(id, media)
      return id
    },
    close: () => api.close(),
  }
}

function createAccount({ corpId, agentId, secret }: ApiState, apiBase: string): SimulatedAccount {
  const token = randomBytes(12).toString('hex')
  const aesKey = randomBytes(64).toString('base64').replace(/[+/=]/g, '').padEnd(43, 'x').slice(0, 43)
  return { name: 'default', corpId, agentId, secret, token, aesKey, apiBase }
}

function createState(options: WecomSimulatorOptions): ApiState {
  return {
    corpId: options.corpId ?? 'ww0123456789abcdef',
    agentId: options.agentId ?? '1000002',
    now: options.now ?? Date.now,
    random: seeded(options.seed ?? 1),
    secret: randomBytes(24).toString('base64url'),
    tokenLifeS: options.tokenLifeS ?? 7200,
    members: options.members,
    unlicensed: new Set(),
    quietlyInvalid: new Set(),
    dropBeyondRate: options.dropBeyondRate ?? false,
    faults: { busy: 0, lostBefore: 0, lostAfter: 0, ...options.faults },
    latencyMs: options.latencyMs ?? 0,
    planned: [],
    tokens: new Map(),
    sent: new Map(),
    dropped: [],
    swallowed: [],
    media: new Map(),
    calls: new Map(),
    taskIds: new Set(),
    responseCodes: new Set(),
    updates: [],
    menu: undefined,
  }
}

/** A 64-bit number beyond what a double holds, as the platform's are. */
function newMsgId(): string {
  return `7${String(randomInt(1_000_000_000)).padStart(9, '0')}${String(randomInt(1_000_000_000)).padStart(9, '0')}`
}

/** mulberry32: the same faults in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Awaited {
  readonly userId: string
  readonly count: number
  readonly timeoutMs: number
}

async function waitForSent(state: ApiState, { userId, count, timeoutMs }: Awaited): Promise<readonly SentMessage[]> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const sent = state.sent.get(userId) ?? []
    if (sent.length >= count) return sent
    if (Date.now() > deadline)
      throw new Error(`${userId} got ${sent.length} of ${count} messages within ${timeoutMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
