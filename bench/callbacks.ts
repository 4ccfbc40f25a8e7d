import { Agent, request } from 'node:http'
import type { SimulatedAccount } from '../tests/helpers/wecom-simulator.ts'
import { innerXml, seal } from '../tests/helpers/wecom-simulator-callbacks.ts'

/** An encrypted callback, ready to be posted. */
export interface Sealed {
  readonly query: string
  readonly body: string
}

const MEMBERS = 50

/** Sealed before the measurement, so that sealing is no part of it. Every message is a new one. */
export function sealMany(account: SimulatedAccount, count: number): readonly Sealed[] {
  const seconds = Math.floor(Date.now() / 1000)
  const base = `${process.pid}${Date.now() % 1e8}`
  return Array.from({ length: count }, (_, n) => {
    const plain = innerXml({
      ToUserName: account.corpId,
      FromUserName: `member${n % MEMBERS}`,
      CreateTime: seconds,
      MsgType: 'text',
      Content: `东河村排查矛盾纠纷${n}起，化解${n}起，举办法治讲座3场，发放宣传资料500份。`,
      MsgId: `7${base}${n}`,
      AgentID: account.agentId,
    })
    const { query, body } = seal(account, plain, { seconds, nonce: `${base}${n}` })
    return { query: query.toString(), body }
  })
}

/** Posts over kept-alive connections; rejects on anything but 200. */
export function createPoster(url: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const post = ({ query, body }: Sealed): Promise<void> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(body) }
      const call = request(`${url}?${query}`, { method: 'POST', agent, headers }, (response) => {
        response.resume()
        response.once('end', () => {
          if (response.statusCode === 200) resolve()
          else reject(new Error(`${url} said ${response.statusCode ?? 0}`))
        })
      })
      // The other side may close an idle connection in the very moment it is used again.
      call.once('error', (error) => {
        if (call.reusedSocket) post({ query, body }).then(resolve, reject)
        else reject(error)
      })
      call.end(body)
    })
  return {
    post,
    close: () => {
      agent.destroy()
    },
  }
}

export type Poster = ReturnType<typeof createPoster>
