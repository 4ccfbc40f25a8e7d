import { runCheckers } from '../src/checkers/run-checkers.ts'
import { composeCheckers } from '../src/cli/compose-checkers.ts'
import { readUnit } from '../src/cli/unit-argument.ts'
import { writeReport } from '../src/cli/write-report.ts'
import type { Report } from '../src/core/report.ts'
import { root } from '../tests/helpers/running-house.ts'
import { embeddedCraft, someNotes, toldReport } from './notes.ts'
import { burnt, median, quick, rounded, row, spread } from './rows.ts'

/** Processor time of every checker over a report. The long text is our own drafts one behind the other. */
const SIZES = [3500, 25_000, 100_000]
const ROUNDS = quick ? 1 : 7

const checkers = composeCheckers(root)
const unit = readUnit('平安县柳溪镇')
const craft = await embeddedCraft()
const written = await writeReport(toldReport(craft, someNotes(60)), { craft, target: 'report' })
const draft = plain(written.report)

function plain(report: Report): string {
  const paragraphs = Object.values(report.drafts).flatMap((drafts) => drafts.at(-1)?.section.paragraphs ?? [])
  return paragraphs.map(({ sentences }) => sentences.map(({ text }) => text).join('')).join('\n')
}

function check(text: string): number {
  return runCheckers(checkers, { text, unit, year: 2025, variant: 'submission' }).length
}

let first: number | undefined
for (const size of SIZES) {
  const text = `${draft}\n`.repeat(Math.ceil(size / draft.length)).slice(0, size)
  const cold = burnt(() => check(text))
  const each = Array.from({ length: ROUNDS }, () => burnt(() => check(text)))
  const perThousand = (median(each) * 1000) / size
  first ??= perThousand
  row({
    characters: size,
    'first call, ms': rounded(cold),
    'once warm, ms': rounded(median(each)),
    spread: spread(each),
    'ms per 1,000 characters': rounded(perThousand),
    'against the first row': rounded(perThousand / first),
    findings: check(text),
  })
}
