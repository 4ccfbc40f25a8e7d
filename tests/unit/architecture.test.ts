import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inspectHouse } from '../helpers/house.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhibi-house-'))
  await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
})
afterEach(() => rm(folder, { recursive: true }))

async function plant(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return (await inspectHouse(folder)).offences.map((offence) => offence.split(':')[0] ?? '')
}

test('imports run downhill in the real house', async () => {
  const { offences, cruised } = await inspectHouse(process.cwd())
  expect(cruised).toBeGreaterThan(60)
  expect(offences).toEqual([])
})

const used = "import './b.ts'\n"
test('both doors of WeCom may use what they share', async () => {
  const found = await plant({
    'src/channels/wecom-app/a.ts': "import '../wecom/c.ts'",
    'src/channels/wecom-bot/b.ts': "import '../wecom/c.ts'",
    'src/channels/wecom/c.ts': 'export {}',
  })
  expect(found.filter((rule) => rule !== 'no-orphans')).toEqual([])
})

test.each([
  ['core-stands-on-nothing', { 'src/core/a.ts': "import '../facts/b.ts'", 'src/facts/b.ts': 'export {}' }],
  ['language-sees-core', { 'src/language/a.ts': "import '../facts/b.ts'", 'src/facts/b.ts': 'export {}' }],
  [
    'craft-sees-itself-and-below',
    { 'src/drafting/a.ts': "import type { B } from '../facts/b.ts'", 'src/facts/b.ts': 'export type B = 1' },
  ],
  ['story-sees-craft-and-below', { 'src/conversation/a.ts': "import '../store/b.ts'", 'src/store/b.ts': 'export {}' }],
  [
    'adapter-sees-itself-and-core',
    { 'src/channels/console/a.ts': "import '../wecom-app/b.ts'", 'src/channels/wecom-app/b.ts': 'export {}' },
  ],
  [
    'adapter-sees-itself-and-core',
    { 'src/channels/dingtalk/a.ts': "import '../wecom/b.ts'", 'src/channels/wecom/b.ts': 'export {}' },
  ],
  [
    'adapter-sees-itself-and-core',
    { 'src/channels/wecom/a.ts': "import '../wecom-app/b.ts'", 'src/channels/wecom-app/b.ts': 'export {}' },
  ],
  [
    'wecom-door-sees-itself-and-what-is-shared',
    { 'src/channels/wecom-bot/a.ts': "import '../wecom-app/b.ts'", 'src/channels/wecom-app/b.ts': 'export {}' },
  ],
  [
    'wecom-door-sees-itself-and-what-is-shared',
    { 'src/channels/wecom-app/a.ts': "import '../../store/b.ts'", 'src/store/b.ts': 'export {}' },
  ],
  ['adapter-sees-itself-and-core', { 'src/http/a.ts': "import '../queue/b.ts'", 'src/queue/b.ts': 'export {}' }],
  ['roof-is-seen-by-none', { 'src/store/a.ts': "import '../config.ts'", 'src/config.ts': 'export {}' }],
  [
    'story-and-craft-do-no-io',
    { 'src/facts/a.ts': "import 'node:fs'\nimport './b.ts'", 'src/facts/b.ts': 'export {}' },
  ],
  ['openai-by-one-door', { 'src/drafting/a.ts': "import 'openai'\nimport './b.ts'", 'src/drafting/b.ts': 'export {}' }],
  ['bullmq-by-one-door', { 'src/store/a.ts': "import 'bullmq'\nimport './b.ts'", 'src/store/b.ts': 'export {}' }],
  ['no-circles', { 'src/facts/a.ts': used, 'src/facts/b.ts': "import './a.ts'" }],
  ['no-orphans', { 'src/facts/a.ts': 'export {}' }],
] as const)('a planted offence against %s is found', async (rule, files) => {
  expect(await plant(files)).toContain(rule)
})
