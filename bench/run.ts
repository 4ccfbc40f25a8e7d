import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../tests/helpers/running-house.ts'
import { type Measured, renderSubject, table } from './render.ts'
import type { Row } from './rows.ts'
import { type Subject, subjects } from './subjects.ts'

/**
 * `npm run bench`: every subject in a process of its own, one after the other, and docs/benchmarks.md from what they say.
 * `--quick` takes about a minute and writes nothing; `--only NAME` takes one file's subjects; `--out FILE` writes elsewhere.
 */
const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' }, out: { type: 'string' } },
})
const PAGE = 'docs/benchmarks.md'

async function measure(subject: Subject): Promise<Measured> {
  const args = [...(subject.args ?? []), ...(values.quick ? ['--quick'] : [])]
  const command = ['node', `bench/${subject.file}`, ...args].join(' ')
  const startedAt = performance.now()
  const { output, trouble } = await run(subject, args)
  const rows = output.split('\n').filter((line) => line.startsWith('{'))
  return {
    subject,
    command,
    rows: rows.map((line) => JSON.parse(line) as Row),
    load: loadavg()[0] ?? 0,
    elapsedS: (performance.now() - startedAt) / 1000,
    ...(trouble === undefined ? {} : { trouble }),
  }
}

/** In a process group of its own, so that what it started ends with it. */
async function run({ file, mostS }: Subject, args: readonly string[]) {
  const child = spawn(process.execPath, [join(root, 'bench', file), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  })
  const end = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
  }
  const timer = setTimeout(end, mostS * 1000)
  process.once('exit', end)
  let output = ''
  child.stdout.on('data', (piece: Buffer) => (output += piece.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  clearTimeout(timer)
  process.off('exit', end)
  if (code === 0) return { output }
  return { output, trouble: code === null ? `ended after ${mostS} s` : `exit code ${code}` }
}

function page(measured: readonly Measured[], startLoad: number): string {
  const [major] = process.versions.node.split('.')
  const loads = [startLoad, ...measured.map(({ load }) => load)]
  return `${[
    '# Benchmarks',
    'Written by `npm run bench`; `npm run bench -- --quick` takes about a minute on an idle machine and only prints.',
    `Machine: ${availableParallelism()} cores, Node ${major ?? ''}; load average ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)} during the run, the load made by the measurement included. ` +
      'Compare ratios within a table rather than figures with those of another machine; *spread* is least to most of the rounds, the figure beside it their median.',
    ...measured.map(renderSubject),
  ].join('\n\n')}\n`
}

/** `--quick` leaves the slow ones out unless they are named. */
function isWanted({ file, slow }: Subject): boolean {
  return values.only === undefined ? !(values.quick && slow === true) : file === `${values.only}.ts`
}

// A stop by Ctrl-C goes through `exit`, which ends the child.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const out = values.out ?? (values.quick || values.only !== undefined ? undefined : join(root, PAGE))
const startLoad = loadavg()[0] ?? 0
const measured: Measured[] = []
for (const subject of subjects.filter(isWanted)) {
  const one = await measure(subject)
  measured.push(one)
  console.log(
    `\n${subject.title} (${one.elapsedS.toFixed(1)} s)${one.trouble === undefined ? '' : ` — ${one.trouble}`}`,
  )
  console.log(table(one.rows))
  // After each, so that a run that is stopped leaves what it has.
  if (out !== undefined) writeFileSync(out, page(measured, startLoad))
}
process.exitCode = measured.some(({ trouble }) => trouble !== undefined) ? 1 : 0
