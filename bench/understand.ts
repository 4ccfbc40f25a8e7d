import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../tests/helpers/running-house.ts'
import { embeddedCraft, someNotes } from './notes.ts'
import { quantile, quick, rounded, row, timed } from './rows.ts'

/** Milliseconds by the clock of reading one message for what it asks, over our own labelled messages and over notes. */
const ROUNDS = quick ? 3 : 10
const FOLDER = join(root, 'tests/cases/understand')

const { understand } = await embeddedCraft()
const asked = readdirSync(FOLDER)
  .filter((name) => name.startsWith('dev') && name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(join(FOLDER, name), 'utf8').split('\n'))
  .filter((line) => line.trim() !== '')
  .map((line) => (JSON.parse(line) as { readonly text: string }).text)
const page = someNotes(100).join('\n')
const kinds = { 'labelled messages': asked, 'one-line notes': someNotes(200), 'a pasted page': [page] }

/** One message after the other, ms each. */
function readAll(messages: readonly string[]): readonly number[] {
  return messages.map((message) => timed(() => understand(message, { hasNotes: true, last: 'none' })))
}

for (const [kind, messages] of Object.entries(kinds)) {
  readAll(messages)
  const each = Array.from({ length: ROUNDS }, () => readAll(messages)).flat()
  row({
    messages: kind,
    'characters each': Math.round(messages.join('').length / messages.length),
    calls: each.length,
    'p50, ms': rounded(quantile(each, 0.5)),
    'p99, ms': rounded(quantile(each, 0.99)),
    'most, ms': rounded(quantile(each, 1)),
  })
}
