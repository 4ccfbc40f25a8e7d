import { afterEach, expect, test, vi } from 'vitest'
import { openWecomHouse, type Story, type WecomHouse } from '../helpers/wecom-house.ts'
import { innerXml, seal } from '../helpers/wecom-simulator-callbacks.ts'

let house: WecomHouse
afterEach(async () => house.close())

const echo: Story = ({ parts }) =>
  parts.flatMap((part) => (part.kind === 'text' ? [{ kind: 'text' as const, text: `收到：${part.text}` }] : []))
const bare = (texts: readonly string[]): readonly string[] => texts.map((text) => text.replace(/[\u200b\u200c]/g, ''))

test('an encrypted callback brings an answer out of message/send', async () => {
  house = await openWecomHouse(echo)
  expect(await house.simulator.handshake()).toMatchObject({ ok: true })
  expect(await house.simulator.send('lisi', '今年调解26件')).toMatchObject({ status: 200, body: '', calls: 1 })
  await house.simulator.waitForSent('lisi', 1)
  expect(house.simulator.texts('lisi')).toEqual(['收到：今年调解26件'])
})

test('each of 10 members gets one answer a message, in order, though all is delivered three times and a tenth of the calls fails', async () => {
  house = await openWecomHouse(echo, { faults: { busy: 0.03, lostBefore: 0.03, lostAfter: 0.04 }, seed: 7 })
  const { simulator } = house
  const users = Array.from({ length: 10 }, (_, at) => `u${at}`)
  // The same words come up again, so that honest repetitions are among the answers. Twelve a member leave room for calls
  // made again: of more than 30 a minute the limiter holds the rest back until the minute is over.
  const words = Array.from({ length: 12 }, (_, at) => (at % 4 === 3 ? '好的' : `第${at}件`))
  await Promise.all(
    users.map(async (user) => {
      for (const [at, word] of words.entries()) {
        const msgId = `${user.slice(1)}9${String(at).padStart(4, '0')}`
        const deliveries = [1, 2, 3].map(async () => simulator.send(user, word, { msgId }))
        for (const outcome of await Promise.all(deliveries)) expect(outcome.status).toBe(200)
      }
    }),
  )
  await Promise.all(users.map(async (user) => simulator.waitForSent(user, words.length, 40_000)))
  await vi.waitFor(
    async () => {
      expect(await house.lanes.deliveries.index.lanesWithMail()).toEqual([])
    },
    { timeout: 20_000, interval: 50 },
  )
  for (const user of users) expect(bare(simulator.texts(user))).toEqual(words.map((word) => `收到：${word}`))
  expect(simulator.state.swallowed.length).toBeGreaterThan(0)
})

test('a draft of 12,000 characters arrives whole, in order, no part over 2048 bytes, headings with their text', async () => {
  const section = (at: number): string =>
    `（${['一', '二', '三', '四', '五'][at % 5]}）第${at}项工作\n${`全年开展普法宣传${at}场次，覆盖群众3200余人次，调解成功率98.5%，群众反映良好。`.repeat(14)}`
  const draft = Array.from({ length: 22 }, (_, at) => section(at)).join('\n\n')
  expect(draft.length).toBeGreaterThan(12_000)
  house = await openWecomHouse(() => [{ kind: 'text', text: draft }])
  await house.simulator.send('lisi', '写全文')
  await vi.waitFor(
    () => {
      expect(house.simulator.texts('lisi').join('').replace(/\s/g, '')).toBe(draft.replace(/\s/g, ''))
    },
    { timeout: 30_000, interval: 50 },
  )
  for (const text of house.simulator.texts('lisi')) {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2048)
    expect(text).not.toMatch(/\ufffd|项工作$/)
  }
})

test('what is refused never reaches the lanes', async () => {
  house = await openWecomHouse(echo)
  const { simulator, url } = house
  const { corpId, agentId } = simulator.account
  const inner = innerXml({
    ToUserName: corpId,
    FromUserName: 'lisi',
    CreateTime: 1,
    MsgType: 'text',
    Content: '好',
    MsgId: '1',
    AgentID: agentId,
  })
  const at = { seconds: Math.floor(Date.now() / 1000) }
  const forged = seal({ ...simulator.account, token: 'forged' }, inner, at)
  const stale = seal(simulator.account, inner, { seconds: at.seconds - 3600 })
  const foreign = seal({ ...simulator.account, corpId: 'wwforeign' }, inner, at)
  const good = seal(simulator.account, inner, at)
  const knocks = [
    forged,
    stale,
    foreign,
    { query: good.query, body: inner },
    { query: good.query, body: 'x'.repeat(2_000_000) },
  ]
  for (const { query, body } of knocks) {
    const response = await fetch(`${url}/callback/wecom-app?${query.toString()}`, { method: 'POST', body })
    expect([response.status, await response.text()]).toEqual([403, ''])
  }
  await simulator.send('wangwu', '在吗')
  await simulator.waitForSent('wangwu', 1)
  expect(simulator.texts('lisi')).toEqual([])
  expect(await house.lanes.turns.index.lanesWithMail()).toEqual([])
})
