import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAccessToken } from '../../../../src/channels/wecom-app/access-token.ts'
import { createApi } from '../../../../src/channels/wecom-app/api.ts'
import { createMenu, deleteMenu, type MenuOptions } from '../../../../src/channels/wecom-app/menu.ts'
import { loadChatMenu } from '../../../../src/knowledge/chat-menu.ts'
import { createMemoryCache } from '../../../helpers/memory-cache.ts'
import { createMemoryLogger } from '../../../helpers/memory-logger.ts'
import { createWecomSimulator, type WecomSimulator } from '../../../helpers/wecom-simulator.ts'

let simulator: WecomSimulator
beforeEach(async () => {
  simulator = await createWecomSimulator()
})
afterEach(async () => simulator.close())

function options(): MenuOptions {
  const { account } = simulator
  const now = Date.now
  const token = createAccessToken({ account, cache: createMemoryCache({ now }), now, logger: createMemoryLogger() })
  return { account, api: createApi({ apiBase: account.apiBase, token }), signal: AbortSignal.timeout(5000) }
}

test('the menu of the configuration becomes buttons that say their words, and goes again', async () => {
  await createMenu(options(), loadChatMenu('config'))
  expect(simulator.state.menu).toMatchObject({
    button: [
      {
        name: '写材料',
        sub_button: expect.arrayContaining([
          { type: 'click', name: '写存在不足', key: 'say:写一下存在的不足' },
        ]) as unknown,
      },
      { name: '看材料' },
      { type: 'click', name: '帮助', key: 'say:帮助' },
    ],
  })
  await deleteMenu(options())
  expect(simulator.state.menu).toBeUndefined()
})

test.each([
  ['menu: []', 'menu'],
  [`menu: [${Array.from({ length: 4 }, () => '{name: 甲, say: 乙}').join(', ')}]`, 'menu'],
  ['menu: [{name: 这个名称有六个字, say: 乙}]', 'menu.0'],
  ['menu: [{name: 甲}]', 'menu.0'],
])('a menu the platform would refuse is refused on reading: %s', async (yaml, where) => {
  const folder = await mkdtemp(join(tmpdir(), 'zhibi-menu-'))
  await writeFile(join(folder, 'wecom-menu.yaml'), yaml)
  expect(() => loadChatMenu(folder)).toThrow(where)
  await rm(folder, { recursive: true })
})
