import type { Clock } from '../../core/clock.ts'
import { ZhibiError } from '../../core/errors.ts'
import { addressSeen } from '../wecom/errors.ts'
import { fetchJson, type PlatformAnswer } from '../wecom/http-call.ts'
import { type Probe, probeCallback } from '../wecom/probe-callback.ts'
import type { WecomAppAccount } from './account.ts'

export interface ProbeOptions {
  readonly account: WecomAppAccount
  readonly now: Clock
  /** Where the platform would call: the public address, or the local one. Absent: not looked at. */
  readonly callbackUrl?: string
}

const TIMEOUT_MS = 8000

const ADVICE: Readonly<Record<number, string>> = {
  40001: 'Secret 不对或已重置：应用管理 → 应用 → Secret → 查看，核对 WECOM_APP_SECRET',
  40013: '企业 ID 不对：我的企业 → 企业信息 → 企业ID，核对 WECOM_APP_CORP_ID',
  40056: 'AgentId 不对：应用管理 → 应用，核对 WECOM_APP_AGENT_ID',
  48002: '应用没有调用这个接口的权限：应用管理 → 应用，查看状态',
  50003: '应用已停用：应用管理 → 应用 → 启用',
  60020: '服务器的出口 IP 没有登记：应用管理 → 应用 → 开发者接口 → 企业可信IP',
  301002: 'AgentId 和 Secret 不是同一个应用的：应用管理 → 应用，核对 WECOM_APP_AGENT_ID 和 WECOM_APP_SECRET',
}

/** Looks at an account the way the platform does: credentials, app, and the callback address with an echostr of our own. */
export async function probeWecomApp(options: ProbeOptions): Promise<readonly Probe[]> {
  const { account, callbackUrl } = options
  const token = await ask(account, 'gettoken', { corpid: account.corpId, corpsecret: account.secret })
  const probes: Probe[] = [toProbe('企业 ID 和 Secret', token)]
  if (token.errcode === 0) {
    const access = String(token['access_token'])
    const app = await ask(account, 'agent/get', { access_token: access, agentid: account.agentId })
    probes.push(toProbe('应用和可信 IP', app))
  }
  if (callbackUrl !== undefined) {
    const { token: signing, aesKey, corpId: receiver } = account
    const both = { token: signing, aesKey, receiver, shared: ' Token、EncodingAESKey、企业 ID ' }
    probes.push(await probeCallback({ ...both, url: callbackUrl, path: '/callback/wecom-app', now: options.now }))
  }
  return probes
}

type Asked = PlatformAnswer | { readonly errcode: 'unreachable'; readonly errmsg: string }

async function ask(
  account: WecomAppAccount,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<Asked & Partial<Record<'access_token', unknown>>> {
  const url = `${account.apiBase}/cgi-bin/${path}?${new URLSearchParams(query).toString()}`
  try {
    return await fetchJson({ call: path, url, signal: AbortSignal.timeout(TIMEOUT_MS) })
  } catch (error) {
    if (error instanceof ZhibiError) return { errcode: 'unreachable', errmsg: '' }
    throw error
  }
}

function toProbe(name: string, { errcode, errmsg }: Asked): Probe {
  if (errcode === 0) return { name, ok: true }
  if (errcode === 'unreachable')
    return { name, ok: false, advice: '连不上企业微信的接口：检查服务器能否访问 qyapi.weixin.qq.com' }
  const advice = ADVICE[errcode] ?? `企业微信回答 errcode ${errcode}`
  const address = addressSeen(errmsg)
  return { name, ok: false, advice: address === undefined ? advice : `${advice}，填 ${address}` }
}
