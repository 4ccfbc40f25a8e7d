import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { startOwnRedis } from '../src/cli/own-redis.ts'
import { splitNotes } from '../src/cli/read-input.ts'
import { root, startHouse } from '../tests/helpers/running-house.ts'

// Plays the example's notes on the chat page and takes the README's pictures: `npm run docs:screenshot`.
const data = await mkdtemp(join(tmpdir(), 'zhibi-picture-'))
const redis = await startOwnRedis(data)
const house = await startHouse({ redisUrl: redis.url })
const browser = await chromium.launch({
  executablePath: execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim(),
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
  ],
})
const notes = splitNotes(await readFile(join(root, 'examples/notes.txt'), 'utf8'))
for (const [name, width, height] of [
  ['chat', 960, 900],
  ['chat-phone', 390, 844],
] as const) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: name === 'chat' ? 1 : 2 })
  const page = await context.newPage()
  await page.goto(house.server.url)
  const wanted = name === 'chat' ? [...notes, '写一段存在的不足'] : [...notes.slice(4, 7), '写一下调解那一段']
  for (const text of wanted) {
    const before = await page.locator('.bot:not(.working)').count()
    await page.fill('#words', text)
    await page.press('#words', 'Enter')
    await page.locator('.bot:not(.working)').nth(before).waitFor()
    await page.locator('.working').waitFor({ state: 'detached' })
  }
  await page.screenshot({ path: join(root, `docs/images/${name}.png`) })
  await context.close()
}
await browser.close()
await house.stop()
await redis.stop()
await rm(data, { recursive: true, force: true })
