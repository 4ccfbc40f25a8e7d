import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { freePort } from '../helpers/redis-global-setup.ts'
import { createWecomSimulator, type WecomSimulator } from '../helpers/wecom-simulator.ts'

/** The simulator is believed because a client that knows nothing of us gets along with it. */
let simulator: WecomSimulator
let satori: ChildProcess
beforeEach(async () => {
  simulator = await createWecomSimulator()
  const port = await freePort()
  const { corpId, agentId, secret, token, aesKey } = simulator.account
  const config = { port, corpId, agentId, secret, token, aesKey, endpoint: simulator.url, protocol: 'http' }
  satori = spawn(process.execPath, ['tests/helpers/satori-process.ts', JSON.stringify(config)], { stdio: 'ignore' })
  simulator.callTo(`http://127.0.0.1:${port}/wecom`)
  await vi.waitFor(
    async () => {
      expect(await simulator.handshake()).toMatchObject({ ok: true })
    },
    { timeout: 20_000, interval: 50 },
  )
})
afterEach(async () => {
  satori.kill('SIGKILL')
  if (satori.exitCode === null && satori.signalCode === null) await once(satori, 'exit')
  await simulator.close()
})

test('the satori adapter is called, understands what it is called with, and answers', async () => {
  expect(await simulator.send('lisi', '今年调解26件')).toMatchObject({ status: 200, calls: 1 })
  await simulator.waitForSent('lisi', 1)
  await simulator.sendKind('lisi', { MsgType: 'image', PicUrl: 'https://example.com/1.png', MediaId: 'm1' })
  await simulator.waitForSent('lisi', 2)
  await simulator.sendKind('lisi', { MsgType: 'location', Location_X: '26.0', Location_Y: '117.3', Label: '镇政府' })
  await simulator.waitForSent('lisi', 3)
  expect(simulator.texts('lisi')).toEqual(['收到：今年调解26件', '见到：img', '见到：wecom:location'])
})

test('a text over 2048 bytes, which the satori adapter does not split, is cut as the platform cuts it', async () => {
  await simulator.send('lisi', '调'.repeat(1000))
  await simulator.waitForSent('lisi', 1)
  expect(simulator.texts('lisi')[0]).toMatch(/^收到：调{670,690}/)
})
