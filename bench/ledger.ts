import type { Report } from '../src/core/report.ts'
import { embeddedCraft, noteAt, toldReport } from './notes.ts'
import { burnt, median, quick, rounded, row, spread } from './rows.ts'

/** Processor time of reading one more note into a ledger, by the facts that are in it already. */
const SIZES = quick ? [100, 1000] : [100, 1000, 3000, 10_000]
const KEPT = quick ? 20 : 60
const LOADED = quick ? 3 : 7

const craft = await embeddedCraft()
let told = 0
let report: Report = toldReport(craft, [])

function keepNext(into: Report, lines = 1): Report {
  const text = Array.from({ length: lines }, (_, n) => noteAt(told + n)).join('\n')
  told += lines
  return craft.keepNotes.keep(into, { text, author: { id: 'a', name: '甲' }, at: 0, messageKey: `m${told}` }).report
}

function keepMeasured(): number {
  return burnt(() => {
    report = keepNext(report)
  })
}

/** As the store gives it: nothing of it has been read in this process. */
function loadMeasured(): number {
  const stored = JSON.stringify(report)
  return burnt(() => keepNext(JSON.parse(stored) as Report))
}

for (let warm = 0; warm < 40; warm += 1) keepMeasured()
for (const size of SIZES) {
  // By the page, which is quicker than line by line.
  while (report.facts.length < size) report = keepNext(report, 40)
  const kept = Array.from({ length: KEPT }, keepMeasured)
  const loaded = Array.from({ length: LOADED }, loadMeasured)
  row({
    'facts in the ledger': size,
    'kept, ms': rounded(median(kept)),
    'spread of that': spread(kept),
    'loaded, ms': rounded(median(loaded)),
    'loaded, µs a fact': rounded((median(loaded) * 1000) / size),
  })
}
