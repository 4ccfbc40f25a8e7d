import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { splitNotes } from '../../src/cli/read-input.ts'
import { type RunningHouse, root, startHouse } from '../helpers/running-house.ts'
import { createWecomSimulator, type WecomSimulator } from '../helpers/wecom-simulator.ts'

const notes = splitNotes(await readFile(join(root, 'examples/notes.txt'), 'utf8'))

describe('the main job over WeCom: encrypted callback → Redis → worker → drafter → message/send', () => {
  let simulator: WecomSimulator
  let house: RunningHouse
  beforeEach(async () => {
    simulator = await createWecomSimulator()
    const { corpId, agentId, secret, token, aesKey, apiBase } = simulator.account
    house = await startHouse({
      redisUrl: inject('redisUrl'),
      env: {
        WECOM_APP_CORP_ID: corpId,
        WECOM_APP_AGENT_ID: agentId,
        WECOM_APP_SECRET: secret,
        WECOM_APP_TOKEN: token,
        WECOM_APP_AES_KEY: aesKey,
        WECOM_API_BASE: apiBase,
      },
    })
    simulator.callTo(`${house.server.url}/callback/wecom-app`)
  })
  afterEach(async () => {
    await house.stop()
    await simulator.close()
  })

  /** Everything the member saw in answer to one message. */
  async function ask(text: string): Promise<string> {
    const before = simulator.texts('cadre').length
    await simulator.send('cadre', text)
    await simulator.waitForSent('cadre', before + 1, 20_000)
    return simulator.texts('cadre').slice(before).join('\n')
  }

  test('the address can be saved, notes are receipted, and the section asked for comes back drafted', async () => {
    expect((await simulator.handshake()).ok).toBe(true)
    for (const note of notes) await simulator.send('cadre', note)
    await simulator.send('cadre', '写一段存在的不足')
    const all = () => simulator.texts('cadre').join('\n')
    await expect.poll(all, { timeout: 20_000 }).toContain('【存在的不足和原因】')
    expect(simulator.texts('cadre').filter((text) => text.startsWith('收到'))).toHaveLength(notes.length)
    const drafted = all().slice(all().indexOf('【存在的不足和原因】'))
    expect(drafted).toMatch(/一是[\s\S]*二是/)
    expect(drafted).toMatch(/原因/)
    expect(drafted).not.toMatch(/搞|弄|年轻人不爱看/)
  })

  test('figures told in one message are in the section asked for in the next, and no others', async () => {
    await ask('调解纠纷287起，成功284起，12345转来119件全部办结')
    const drafted = await ask('写一下调解那一段')
    for (const figure of ['287起', '284起', '119件']) expect(drafted).toContain(figure)
    const body = drafted.slice(drafted.indexOf('（一）'))
    expect(
      body.match(/\d+(?:\.\d+)?/g)?.filter((digits) => !['287', '284', '12345', '119'].includes(digits)) ?? [],
    ).toEqual([])
  })

  test('a message delivered three times is answered once', async () => {
    const redelivered = { msgId: '4561255354251345929' }
    for (let time = 0; time < 3; time += 1) await simulator.send('cadre', '普法宣传8次', redelivered)
    await ask('进度')
    expect(simulator.texts('cadre').filter((text) => text.startsWith('收到'))).toHaveLength(1)
  })

  test.each([
    ['image', { MsgType: 'image', PicUrl: 'http://127.0.0.1/p.png', MediaId: 'm1' }],
    ['voice without words', { MsgType: 'voice', MediaId: 'm2', Format: 'amr' }],
    ['video', { MsgType: 'video', MediaId: 'm3', ThumbMediaId: 'm4' }],
    ['something new', { MsgType: 'hologram' }],
  ])('%s gets one sentence that says what to send instead', async (_name, fields) => {
    await simulator.sendKind('cadre', fields)
    const [answer] = await simulator.waitForSent('cadre', 1, 20_000)
    expect(answer?.text).toMatch(/文字/)
    expect(simulator.texts('cadre')).toHaveLength(1)
  })
})
