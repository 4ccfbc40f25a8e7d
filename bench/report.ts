import { writeReport } from '../src/cli/write-report.ts'
import { embeddedCraft, someNotes, toldReport } from './notes.ts'
import { median, quick, rounded, row, spread } from './rows.ts'

/** Processor time of a whole report by the embedded drafter, from the raw notes: ledger, six sections, guard. */
const ROUNDS = quick ? 1 : 3
const COUNTS = [60, 600]

const craft = await embeddedCraft()

async function write(count: number) {
  const from = process.cpuUsage()
  const startedAt = performance.now()
  const told = toldReport(craft, someNotes(count))
  const ledgerMs = processorMs(from)
  await writeReport(told, { craft, target: 'report' })
  return { facts: told.facts.length, ledgerMs, allMs: processorMs(from), clockMs: performance.now() - startedAt }
}

function processorMs(from: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}

await write(60)
let first: number | undefined
for (const count of COUNTS) {
  const rounds = []
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await write(count))
  const perNote = median(rounds.map(({ allMs }) => allMs)) / count
  first ??= perNote
  row({
    notes: count,
    facts: rounds[0]?.facts ?? 0,
    'ledger, ms': rounded(median(rounds.map(({ ledgerMs }) => ledgerMs))),
    'ledger and report, ms': rounded(median(rounds.map(({ allMs }) => allMs))),
    spread: spread(rounds.map(({ allMs }) => allMs)),
    'by the clock, ms': rounded(median(rounds.map(({ clockMs }) => clockMs))),
    'ms per note': rounded(perNote),
    'against the first row': rounded(perNote / first),
  })
}
