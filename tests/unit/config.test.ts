import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { environment, readConfig } from '../../src/config.ts'

const APP = {
  WECOM_APP_CORP_ID: 'ww0000000000000000',
  WECOM_APP_AGENT_ID: '1000002',
  WECOM_APP_SECRET: 'not-a-real-secret',
  WECOM_APP_TOKEN: 'token',
  WECOM_APP_AES_KEY: 'a'.repeat(43),
}

describe('the environment', () => {
  test('needs nothing: no model, no Redis, no WeCom, loopback only', () => {
    const config = readConfig({})
    expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, wecomApps: [] })
    expect(config.models).toEqual([])
    expect(config.redisUrl).toBeUndefined()
  })

  test('every setting says in Chinese and in English what it is, for the tables in the READMEs', () => {
    const settings = Object.entries(environment.shape)
    const untold = settings.filter(([, { description = '' }]) => description.split(' / ').length !== 2)
    expect(untold.map(([name]) => name)).toEqual([])
  })

  test('an empty variable counts as absent', () => {
    expect(readConfig({ REDIS_URL: '', WECOM_APP_SECRET: ' ', PORT: '' })).toEqual(readConfig({}))
  })

  test('a model needs address and name, and a key may be missing', () => {
    expect(readConfig({ OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1', ZHIBI_MODEL: 'm' }).models).toMatchObject([
      { name: 'm' },
    ])
    expect(() => readConfig({ ZHIBI_MODEL: 'm' })).toThrow(/OPENAI_BASE_URL/)
  })

  test('several endpoints come in the order given, each with its model and key', () => {
    const models = readConfig({
      OPENAI_BASE_URL: 'http://127.0.0.1:1/v1, http://127.0.0.1:2/v1',
      ZHIBI_MODEL: 'large,small',
      OPENAI_API_KEY: 'fake-key',
    }).models
    expect(models).toEqual([
      { baseUrl: 'http://127.0.0.1:1/v1', name: 'large', apiKey: 'fake-key' },
      { baseUrl: 'http://127.0.0.1:2/v1', name: 'small', apiKey: 'fake-key' },
    ])
  })

  test('what sees and what hears share the first endpoint unless they have their own', () => {
    const shared = readConfig({
      OPENAI_BASE_URL: 'http://127.0.0.1/v1',
      ZHIBI_MODEL: 'm',
      OPENAI_API_KEY: 'k',
      ZHIBI_VISION_MODEL: 'eye',
    })
    expect(shared.vision).toEqual({ name: 'eye', baseUrl: 'http://127.0.0.1/v1', apiKey: 'k' })
    expect(shared.transcription).toBeUndefined()
    const own = readConfig({ ZHIBI_TRANSCRIBE_MODEL: 'ear', ZHIBI_TRANSCRIBE_BASE_URL: 'http://127.0.0.1:9/v1' })
    expect(own.transcription).toEqual({ name: 'ear', baseUrl: 'http://127.0.0.1:9/v1', apiKey: 'none' })
    expect(() => readConfig({ ZHIBI_VISION_MODEL: 'eye' })).toThrow(/ZHIBI_VISION_BASE_URL/)
  })

  test('half a WeCom app stops the start and says what is missing', () => {
    expect(readConfig(APP).wecomApps).toHaveLength(1)
    expect(() => readConfig({ ...APP, WECOM_APP_TOKEN: '' })).toThrow(/WECOM_APP_TOKEN/)
  })

  test.each([
    ['PORT', '99999'],
    ['LOG_LEVEL', 'loud'],
    ['WECOM_APP_AES_KEY', 'short'],
    ['OPENAI_BASE_URL', 'not a url'],
  ])('a wrong %s is named', (name, value) => {
    expect(() =>
      readConfig({ ...APP, ZHIBI_MODEL: 'm', OPENAI_BASE_URL: 'http://127.0.0.1/v1', [name]: value }),
    ).toThrow(name)
  })

  test('the tables of settings in both READMEs are what the schema says', () => {
    expect(() =>
      execFileSync(process.execPath, ['scripts/config-table.ts', '--check'], { stdio: 'pipe' }),
    ).not.toThrow()
  })
})

test('an AI bot is reached by callback or by long connection, not by both', () => {
  const callback = { WECOM_BOT_TOKEN: 'token', WECOM_BOT_AES_KEY: 'a'.repeat(43) }
  expect(readConfig(callback).wecomBots).toMatchObject([{ name: 'default', corp: 'local' }])
  expect(readConfig({ ...APP, ...callback }).wecomBots).toMatchObject([{ corp: APP.WECOM_APP_CORP_ID }])
  expect(() => readConfig({ ...callback, WECOM_BOT_ID: 'b', WECOM_BOT_SECRET: 's' })).toThrow(/只能设一样/)
  expect(() => readConfig({ ...callback, WECOM_BOT_APP_FALLBACK: 'same-userid' })).toThrow(/WECOM_BOT_APP_FALLBACK/)
})
