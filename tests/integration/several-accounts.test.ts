import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { type RunningHouse, startHouse } from '../helpers/running-house.ts'
import { createWecomSimulator, type WecomSimulator } from '../helpers/wecom-simulator.ts'

/** Two corporations, each with a platform of its own, served by one process. */
let corps: readonly WecomSimulator[]
let house: RunningHouse
let folder: string
beforeEach(async () => {
  corps = await Promise.all(
    ['ww0000000000000001', 'ww0000000000000002'].map((corpId) => createWecomSimulator({ corpId })),
  )
  folder = mkdtempSync(join(tmpdir(), 'accounts-'))
  const env: Record<string, string> = { ZHIBI_ACCOUNTS: join(folder, 'accounts.yaml') }
  const entries = corps.map(({ account }, at) => {
    Object.assign(env, { [`S${at}`]: account.secret, [`T${at}`]: account.token, [`K${at}`]: account.aesKey })
    const { corpId, agentId, apiBase } = account
    return `  - {name: town${at}, corpId: ${corpId}, agentId: '${agentId}', apiBase: '${apiBase}', secret: {env: S${at}}, token: {env: T${at}}, aesKey: {env: K${at}}}`
  })
  writeFileSync(join(folder, 'accounts.yaml'), `wecomApps:\n${entries.join('\n')}\n`)
  house = await startHouse({ redisUrl: inject('redisUrl'), env })
  for (const [at, corp] of corps.entries()) corp.callTo(`${house.server.url}/callback/wecom-app/town${at}`)
})
afterEach(async () => {
  await house.stop()
  for (const corp of corps) await corp.close()
  rmSync(folder, { recursive: true })
})

test('members of two corporations with the same id and the same town are answered apart', async () => {
  const [first, second] = corps
  if (first === undefined || second === undefined) throw new Error('two corporations')
  expect(await first.handshake()).toMatchObject({ ok: true })
  await first.send('lisi', '我们是平安县柳溪镇，写2025年的报告。调解纠纷73起，成功71起')
  await second.send('lisi', '我们是平安县柳溪镇，写2025年的报告。开展普法宣传12场次')
  const own = await Promise.all([first.waitForSent('lisi', 1, 20_000), second.waitForSent('lisi', 1, 20_000)])
  expect(own).toHaveLength(2)
  await first.send('lisi', '台账')
  await second.send('lisi', '台账')
  await first.waitForSent('lisi', 2, 20_000)
  await second.waitForSent('lisi', 2, 20_000)
  expect(first.texts('lisi').join()).toContain('73起')
  expect(first.texts('lisi').join()).not.toContain('12场次')
  expect(second.texts('lisi').join()).toContain('12场次')
  expect(second.texts('lisi').join()).not.toContain('73起')
})

test('a message signed for one account is refused at the address of the other', async () => {
  const [first] = corps
  first?.callTo(`${house.server.url}/callback/wecom-app/town1`)
  expect(await first?.send('lisi', '调解纠纷73起', { retries: 0 })).toMatchObject({ status: 403 })
})
