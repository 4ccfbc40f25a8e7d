import { execFileSync } from 'node:child_process'
import { type Browser, chromium } from 'playwright-core'

/** Real Chromium, as Debian packages it (or at $CHROMIUM), kept from looking anything up on its own. */
export async function launchChromium(): Promise<Browser> {
  return await chromium.launch({
    executablePath:
      process.env['CHROMIUM'] ?? execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim(),
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  })
}
