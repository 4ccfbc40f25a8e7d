import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/config.ts'

const folder = mkdtempSync(join(tmpdir(), 'accounts-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const write = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const KEY = 'k'.repeat(43)
const QINGSHI = (over = '') =>
  `{name: qingshi, corpId: ww01, agentId: '7', secret: {env: S}, token: {env: T}, aesKey: {env: K}${over}}`
const secrets = { S: 'fake-secret', T: 'fake-token', K: KEY }
const configOf = (yaml: string, env: Record<string, string> = secrets) =>
  readConfig({ ...env, ZHIBI_ACCOUNTS: write('accounts.yaml', yaml) })
const messageOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    return String(error)
  }
  return 'nothing was thrown'
}

describe('the file of further accounts', () => {
  test('may be missing, and the one the project ships as an example can be read', () => {
    expect(readConfig({ ZHIBI_ACCOUNTS: join(folder, 'none.yaml') }).wecomApps).toEqual([])
    const example = { ZHIBI_ACCOUNTS: 'config/accounts.example.yaml', QINGSHI_APP_SECRET: 's', QINGSHI_APP_TOKEN: 't' }
    // Everything in it is in order except the file with the key, which nobody has here.
    expect(messageOf(() => readConfig(example))).toContain('/run/secrets/')
  })

  test('stands beside the account of the environment, each with its own name and secrets', () => {
    const key = write('key', `${KEY}\n`)
    const yaml = `wecomApps:\n  - ${QINGSHI()}\n  - {name: liuxi, corpId: ww02, agentId: 8, secret: {env: S2}, token: {env: T}, aesKey: {file: ${key}}}`
    const env = {
      ...secrets,
      S2: 'another-fake',
      WECOM_APP_CORP_ID: 'ww00',
      WECOM_APP_AGENT_ID: '1',
      WECOM_APP_SECRET: 'x',
      WECOM_APP_TOKEN: 'y',
      WECOM_APP_AES_KEY: KEY,
    }
    expect(configOf(yaml, env).wecomApps).toMatchObject([
      { name: 'default', corpId: 'ww00' },
      { name: 'qingshi', corpId: 'ww01', agentId: '7', secret: 'fake-secret' },
      { name: 'liuxi', corpId: 'ww02', agentId: '8', secret: 'another-fake', aesKey: KEY },
    ])
  })

  test('an account of a private deployment has an API address of its own', () => {
    const apps = configOf(`wecomApps: [${QINGSHI(", apiBase: 'https://wecom.example.test/'")}]`).wecomApps
    expect(apps[0]?.apiBase).toBe('https://wecom.example.test')
  })

  test.each([
    ['a secret written into the file itself', QINGSHI().replace('{env: S}', 'very-secret-words'), '密钥本身不要写进'],
    ['a name that would not fit into an address', QINGSHI().replace('qingshi', '青石'), 'wecomApps.0.name'],
    ['the name kept for the environment', QINGSHI().replace('qingshi', 'default'), 'default'],
    ['a key of the wrong length', QINGSHI().replace('{env: K}', '{env: S}'), 'aesKey：须为43位'],
    ['a variable that is not set', QINGSHI().replace('{env: S}', '{env: NOT_THERE}'), 'secret：没有设置'],
    ['a file that is not there', QINGSHI().replace('{env: S}', '{file: /nowhere/at/all}'), '密钥文件读不到'],
    ['an unknown word', QINGSHI(', colour: red'), 'colour'],
    ['one name twice', `${QINGSHI()}, ${QINGSHI()}`, '不能重复'],
  ])('%s stops the start, is named, and no value is shown', (_what, entries, said) => {
    const message = messageOf(() => configOf(`wecomApps: [${entries}]`))
    expect(message).toContain(said)
    for (const value of ['very-secret-words', ...Object.values(secrets)]) expect(message).not.toContain(value)
  })
})

describe('a secret in a file', () => {
  test('is read where NAME_FILE points, without the line break at its end', () => {
    const config = readConfig({
      OPENAI_BASE_URL: 'http://127.0.0.1/v1',
      ZHIBI_MODEL: 'm',
      OPENAI_API_KEY_FILE: write('openai', 'fake-key\n'),
    })
    expect(config.models[0]?.apiKey).toBe('fake-key')
  })

  test('gives way to the variable itself, and a missing one stops the start', () => {
    const env = { OPENAI_BASE_URL: 'http://127.0.0.1/v1', ZHIBI_MODEL: 'm' }
    const beside = readConfig({ ...env, OPENAI_API_KEY: 'plain', OPENAI_API_KEY_FILE: '/nowhere/at/all' })
    expect(beside.models[0]?.apiKey).toBe('plain')
    expect(() => readConfig({ ...env, OPENAI_API_KEY_FILE: '/nowhere/at/all' })).toThrow(/密钥文件读不到/)
  })
})

test('an AI bot by callback is named the same way, with the windows of the environment', () => {
  const bot = '{name: liuxi, corpId: ww02, botNames: [执笔], token: {env: T}, aesKey: {env: K}, fallbackApp: liuxi}'
  const env = { T: 'token', K: 'k'.repeat(43), WECOM_BOT_STREAM_SECONDS: '300' }
  expect(configOf(`wecomBots: [${bot}]`, env).wecomBots).toMatchObject([
    {
      name: 'liuxi',
      corp: 'ww02',
      botNames: ['执笔'],
      token: 'token',
      fallbackApp: 'liuxi',
      rules: { windowMs: 300_000 },
    },
  ])
  expect(messageOf(() => configOf(`wecomBots: [${bot}]`, { T: 'token' }))).toContain('wecomBots「liuxi」')
})

test('AI bots by long connection are listed too, each with its own id and secret', () => {
  const one = '{name: shiqiao, corpId: ww03, botNames: [执笔], botId: aib3, secret: {env: S}}'
  const other = '{name: liuxi, corpId: ww04, botId: aib4, secret: {env: S}}'
  const env = { ...secrets, WECOM_BOT_ID: 'aib0', WECOM_BOT_SECRET: 'x' }
  expect(configOf(`wecomSockets: [${one}, ${other}]`, env).wecomSockets).toMatchObject([
    { name: 'default', botId: 'aib0' },
    { name: 'shiqiao', corp: 'ww03', botNames: ['执笔'], botId: 'aib3', secret: 'fake-secret' },
    { name: 'liuxi', corp: 'ww04', botNames: [], botId: 'aib4' },
  ])
  expect(messageOf(() => configOf(`wecomSockets: [${one}]`, {}))).toContain('wecomSockets「shiqiao」')
  const callback = '{name: shiqiao, corpId: ww03, token: {env: T}, aesKey: {env: K}}'
  const both = `wecomSockets: [${one}]\nwecomBots: [${callback}]`
  expect(messageOf(() => configOf(both))).toContain('长连接')
})
