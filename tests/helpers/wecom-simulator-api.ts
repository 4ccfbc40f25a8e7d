import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A message as a member would see it. */
export interface SentMessage {
  readonly at: number
  readonly msgtype: string
  /** Of a text: what is left after the cut at 2048 bytes. */
  readonly text?: string
  /** Of a file. */
  readonly file?: { readonly name: string; readonly bytes: Buffer }
  /** The request's JSON. */
  readonly body: SendBody
}

export interface SendBody {
  readonly touser: string
  readonly msgtype: string
  readonly agentid: number
  readonly text?: { readonly content: string }
  readonly file?: { readonly media_id: string }
  readonly template_card?: Readonly<Record<string, unknown>>
  readonly enable_duplicate_check?: number
  readonly duplicate_check_interval?: number
}

/** Chances in 0..1, per call of any path but gettoken. */
export interface Faults {
  /** The call fails with -1 and has no effect. */
  readonly busy: number
  /** The connection breaks before the call has an effect. */
  readonly lostBefore: number
  /** The call takes effect, its answer is lost. */
  readonly lostAfter: number
}

export interface ApiState {
  readonly corpId: string
  readonly agentId: string
  readonly now: () => number
  readonly random: () => number
  secret: string
  tokenLifeS: number
  /** Undefined: everybody is a member. */
  members: readonly string[] | undefined
  /** Named in `unlicenseduser`, or in `invaliduser` although `errcode` is 0: not reached. */
  readonly unlicensed: Set<string>
  readonly quietlyInvalid: Set<string>
  dropBeyondRate: boolean
  faults: Faults
  latencyMs: number
  readonly planned: { readonly path: string; readonly errcode: number; readonly errmsg: string }[]
  readonly tokens: Map<string, number>
  readonly sent: Map<string, SentMessage[]>
  readonly dropped: SentMessage[]
  readonly swallowed: SendBody[]
  readonly media: Map<string, Media>
  readonly calls: Map<string, number>
  readonly taskIds: Set<string>
  readonly responseCodes: Set<string>
  readonly updates: Record<string, unknown>[]
  menu: unknown
}

export interface Media {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

interface Call {
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Buffer
  readonly contentType: string
}

type Answer = Readonly<Record<string, unknown>> | Media

const TEXT_MAX_BYTES = 2048
const ok = (more: object = {}): Answer => ({ errcode: 0, errmsg: 'ok', ...more })
const fail = (errcode: number, errmsg = 'simulated'): Answer => ({ errcode, errmsg })

export async function startApi(state: ApiState, port = 0): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    serve(state, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${taken}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise<unknown>((resolve) => server.close(resolve))
    },
  }
}

async function serve(state: ApiState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://simulator')
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const call = {
    path: url.pathname.replace('/cgi-bin/', ''),
    query: url.searchParams,
    body: Buffer.concat(chunks),
    contentType: request.headers['content-type'] ?? '',
  }
  state.calls.set(call.path, (state.calls.get(call.path) ?? 0) + 1)
  if (state.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, state.latencyMs))
  const fate = call.path === 'gettoken' ? 'well' : drawFate(state)
  if (fate === 'lostBefore') return void request.socket.destroy()
  const answer = fate === 'busy' ? fail(-1, 'system busy') : await route(state, call)
  if (fate === 'lostAfter') return void request.socket.destroy()
  write(response, answer)
}

function drawFate({ faults, random }: ApiState): keyof Faults | 'well' {
  const drawn = random()
  if (drawn < faults.busy) return 'busy'
  if (drawn < faults.busy + faults.lostBefore) return 'lostBefore'
  return drawn < faults.busy + faults.lostBefore + faults.lostAfter ? 'lostAfter' : 'well'
}

function write(response: ServerResponse, answer: Answer): void {
  if (answer.bytes instanceof Buffer) {
    const { name, type, bytes } = answer as Media
    const raw = Buffer.from(name).toString('latin1')
    response.writeHead(200, { 'content-type': type, 'content-disposition': `attachment; filename="${raw}"` })
    response.end(bytes)
    return
  }
  response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' })
  response.end(JSON.stringify(answer))
}

const ROUTES: Readonly<Record<string, (state: ApiState, call: Call) => Answer | Promise<Answer>>> = {
  'message/send': (state, call) => send(state, JSON.parse(call.body.toString()) as SendBody),
  'message/update_template_card': updateCard,
  'media/upload': upload,
  'media/get': (state, { query }) => state.media.get(query.get('media_id') ?? '') ?? fail(40007, 'invalid media_id'),
  'menu/create': (state, call) => {
    if (call.query.get('agentid') !== state.agentId) return fail(301002)
    state.menu = JSON.parse(call.body.toString())
    return ok()
  },
  'menu/delete': (state) => {
    state.menu = undefined
    return ok()
  },
  'agent/get': (state, { query }) =>
    query.get('agentid') === state.agentId
      ? ok({ agentid: Number(state.agentId), name: '执笔', close: 0 })
      : fail(301002),
}

async function route(state: ApiState, call: Call): Promise<Answer> {
  const planned = state.planned.findIndex(({ path }) => path === call.path)
  if (planned >= 0) {
    const [{ errcode, errmsg }] = state.planned.splice(planned, 1) as [ApiState['planned'][number]]
    return fail(errcode, errmsg)
  }
  if (call.path === 'gettoken') return getToken(state, call)
  const until = state.tokens.get(call.query.get('access_token') ?? '')
  if (until === undefined) return fail(40014, 'invalid access_token')
  if (until <= state.now()) return fail(42001, 'access_token expired')
  return (await ROUTES[call.path]?.(state, call)) ?? fail(404)
}

function getToken(state: ApiState, { query }: Call): Answer {
  if (query.get('corpid') !== state.corpId) return fail(40013, 'invalid corpid')
  if (query.get('corpsecret') !== state.secret) return fail(40001, 'invalid credential')
  const token = randomBytes(24).toString('base64url')
  state.tokens.set(token, state.now() + state.tokenLifeS * 1000)
  return ok({ access_token: token, expires_in: state.tokenLifeS })
}

function send(state: ApiState, body: SendBody): Answer {
  const refused = refusedSend(state, body)
  if (refused !== undefined) return refused
  const users = body.touser.split('|')
  const known = users.filter((user) => state.members === undefined || state.members.includes(user))
  if (known.length === 0) return fail(81013, 'user & party & tag all invalid')
  const reached = known.filter((user) => !state.unlicensed.has(user) && !state.quietlyInvalid.has(user))
  for (const user of reached) sendToOne(state, user, body)
  const invalid = users.filter((user) => !known.includes(user) || state.quietlyInvalid.has(user))
  const lists = {
    invaliduser: lower(invalid),
    unlicenseduser: lower(users.filter((user) => state.unlicensed.has(user))),
  }
  return ok({ ...lists, msgid: randomBytes(16).toString('hex'), ...cardAnswer(state, body) })
}

/** Ids in the lists come lower-cased. */
function lower(users: readonly string[]): string {
  return users.join('|').toLowerCase()
}

function refusedSend(state: ApiState, body: SendBody): Answer | undefined {
  if (String(body.agentid) !== state.agentId) return fail(301002, 'not allow operate another agent')
  const refused: Readonly<Record<string, () => Answer | false>> = {
    text: () => !body.text?.content && fail(44004, 'text content is empty'),
    file: () => !state.media.has(body.file?.media_id ?? '') && fail(40007, 'invalid media_id'),
    template_card: () => state.taskIds.has(taskId(body) ?? '') && fail(40058, 'task_id was used'),
  }
  return refused[body.msgtype]?.() || undefined
}

function taskId(body: SendBody): string | undefined {
  const id = body.template_card?.['task_id']
  return typeof id === 'string' ? id : undefined
}

function cardAnswer(state: ApiState, body: SendBody): object {
  if (body.template_card === undefined) return {}
  const task = taskId(body)
  if (task !== undefined) state.taskIds.add(task)
  const code = randomBytes(12).toString('hex')
  state.responseCodes.add(code)
  return { response_code: code }
}

function sendToOne(state: ApiState, user: string, body: SendBody): void {
  const mine = state.sent.get(user) ?? []
  state.sent.set(user, mine)
  if (isDuplicate(state, mine, body)) return void state.swallowed.push(body)
  const message = toSent(state, body)
  const inWindow = (windowMs: number): number => mine.filter(({ at }) => at > state.now() - windowMs).length
  const over = inWindow(60_000) >= 30 || inWindow(3_600_000) >= 1000
  if (state.dropBeyondRate && over) state.dropped.push(message)
  else mine.push(message)
}

/** An equal body to the same person within the interval is swallowed; the caller is told ok. */
function isDuplicate(state: ApiState, mine: readonly SentMessage[], body: SendBody): boolean {
  if (body.enable_duplicate_check !== 1) return false
  const since = state.now() - Math.min(body.duplicate_check_interval ?? 1800, 14_400) * 1000
  const digest = contentDigest(body)
  return mine.some((message) => message.at > since && contentDigest(message.body) === digest)
}

function contentDigest({ msgtype, text, file, template_card }: SendBody): string {
  return createHash('sha256')
    .update(JSON.stringify([msgtype, text, file, template_card]))
    .digest('hex')
}

function toSent(state: ApiState, body: SendBody): SentMessage {
  const media = body.file === undefined ? undefined : state.media.get(body.file.media_id)
  return {
    at: state.now(),
    msgtype: body.msgtype,
    body,
    ...(body.text && { text: Buffer.from(body.text.content).subarray(0, TEXT_MAX_BYTES).toString() }),
    ...(media && { file: { name: media.name, bytes: media.bytes } }),
  }
}

function updateCard(state: ApiState, call: Call): Answer {
  const body = JSON.parse(call.body.toString()) as { readonly response_code: string }
  if (!state.responseCodes.delete(body.response_code)) return fail(60140, 'invalid response_code')
  state.updates.push(body)
  return ok()
}

async function upload(state: ApiState, { query, body, contentType }: Call): Promise<Answer> {
  const request = new Request('http://simulator/', {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: new Uint8Array(body),
  })
  // Deprecated for servers that take from strangers; this one takes from a test.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const part = (await request.formData()).get('media')
  if (part === null || typeof part === 'string') return fail(41005, 'media data missing')
  const bytes = Buffer.from(await part.arrayBuffer())
  if (bytes.length <= 5) return fail(40006, 'invalid file size')
  if (bytes.length > 20 * 1024 * 1024) return fail(45001, 'media file is too large')
  const id = `media-${randomBytes(12).toString('hex')}`
  state.media.set(id, { name: part.name, type: part.type || 'application/octet-stream', bytes })
  return ok({ type: query.get('type'), media_id: id, created_at: String(Math.floor(state.now() / 1000)) })
}
