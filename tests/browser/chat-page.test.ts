import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { launchChromium } from '../helpers/chromium.ts'
import { type RunningHouse, startHouse } from '../helpers/running-house.ts'

const NOTES = '我们是平安县柳溪镇，写2025年的。\n普法宣传8次，发资料300多份；调解纠纷96起，成功95起'

let house: RunningHouse
let browser: Browser
let page: Page
beforeAll(async () => {
  house = await startHouse({ redisUrl: inject('redisUrl') })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await house.stop()
})
beforeEach(async () => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  page = await context.newPage()
  await page.goto(house.server.url)
  return () => context.close()
})

async function say(text: string): Promise<void> {
  await page.fill('#words', text)
  await page.press('#words', 'Enter')
}

/** The newest finished answer; waits until no work is in hand. */
async function answers(count: number): Promise<readonly string[]> {
  await expect.poll(() => page.locator('.bot:not(.working)').count(), { timeout: 30_000 }).toBeGreaterThanOrEqual(count)
  await expect.poll(() => page.locator('.working').count(), { timeout: 30_000 }).toBe(0)
  return await page.locator('.bot .words').allTextContents()
}

test('notes get a receipt and a section asked for comes with every figure told', async () => {
  await say(NOTES)
  expect((await answers(1)).join('\n')).toContain('4个数字')
  await say('写一下普法那一段')
  const drafted = (await answers(2)).join('\n')
  expect(drafted).toMatch(/8次/)
  expect(drafted).toMatch(/300余份/)
})

test('a reload shows the same conversation again, once', async () => {
  await say('普法宣传12次')
  await answers(1)
  const before = await page.locator('article').allTextContents()
  await page.reload()
  await expect.poll(() => page.locator('article').count()).toBe(before.length)
  expect(await page.locator('article').allTextContents()).toEqual(before)
})

test('markup in a message is shown as text and runs nowhere', async () => {
  await say('<img src=x onerror="window.hit=1">普法宣传3次')
  await answers(1)
  expect(await page.evaluate('"hit" in window')).toBe(false)
  expect(await page.locator('#talk img').count()).toBe(0)
})

test('the copy button puts the draft on the clipboard without the line that says which one it is', async () => {
  await say('调解纠纷96起，成功95起')
  await say('写一下调解那段')
  await answers(2)
  await page.locator('.writing .copy').last().click()
  await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toMatch(/^（一）[^【]*96起[^【]*95起[^【]*$/)
})

test('a receipt is not a piece of writing and has nothing to copy', async () => {
  await say('普法宣传5次')
  await answers(1)
  expect(await page.locator('.bot .copy').last().isVisible()).toBe(false)
})

test('nothing on a phone screen is wider than the screen', async () => {
  await say(`${'很长的英文词'.repeat(3)}${'x'.repeat(300)}`)
  await answers(1)
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
})

test('a page of another site cannot post into the chat', async () => {
  const status = await fetch(`${house.server.url}/console/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://evil.example' },
    body: JSON.stringify({ talk: 'aaaaaaaa', id: 'bbbbbbbb', text: '你好' }),
  }).then((response) => response.status)
  expect(status).toBe(403)
})
