import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { composeGuard, type GuardParts } from '../guard-parts.ts'
import type { CliCommand, CliIo } from '../io.ts'
import { splitNotes } from '../read-input.ts'
import { alterEachFigure } from './alter-figures.ts'
import { type LabelledPair, readLabelledPairs } from './labelled-pairs.ts'
import { describeScore, type JudgedPair, percent, scoreGuard } from './score-guard.ts'

const CASES = 'tests/cases/guard'

export const command: CliCommand = {
  summary: '数字守卫：改动查出率、误报率；给出文件夹时，把其中每份文本既当素材又当稿子再逐个改数',
  usage: 'eval guard [DIR] [--split NAME] [--failures] [--json]',
  async run(argv, io) {
    const options = { split: { type: 'string' }, failures: { type: 'boolean' }, json: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    const parts = composeGuard(io.root)
    const splits = await readLabelledPairs(join(io.root, CASES))
    const scores = [...splits]
      .filter(([name]) => values.split === undefined || values.split === name)
      .map(([name, pairs]) => ({ name, judged: pairs.map((pair) => judgePair(pair, parts)) }))
    const altered = positionals[0] === undefined ? undefined : await alterSamples(positionals[0], parts)
    if (values.json === true) {
      io.out(
        JSON.stringify({
          splits: Object.fromEntries(scores.map(({ name, judged }) => [name, scoreGuard(judged)])),
          altered,
        }),
      )
      return 0
    }
    for (const { name, judged } of scores) {
      io.out(describeScore(name, scoreGuard(judged)).join('\n'))
      if (values.failures === true) showFailures(judged, io)
    }
    if (altered !== undefined) io.out(describeAltered(altered).join('\n'))
    return 0
  },
}

function judgePair(pair: LabelledPair, { judge }: GuardParts): JudgedPair {
  const start = performance.now()
  const verdict = judge(splitNotes(pair.notes), pair.draft)
  return { pair, verdict, elapsedMs: performance.now() - start }
}

function showFailures(judged: readonly JudgedPair[], io: CliIo): void {
  for (const { pair, verdict } of judged.filter((one) => one.verdict.verdict !== one.pair.expect)) {
    const said = verdict.violations.map(({ kind, figure }) => `${kind} ${figure}`).join('；')
    io.out(
      `✗ ${pair.id} 应为 ${pair.expect}（${pair.group}）${said}\n  素材 ${pair.notes.replaceAll('\n', '⏎')}\n  稿子 ${pair.draft}`,
    )
  }
}

interface AlteredSample {
  readonly file: string
  /** Whether the text against itself passes. */
  readonly passes: boolean
  readonly altered: number
  readonly flagged: number
  /** What was altered and not seen. */
  readonly missed: readonly string[]
}

/** Each text as notes and draft: it must pass; with any one figure altered it must be flagged. */
async function alterSamples(dir: string, parts: GuardParts): Promise<readonly AlteredSample[]> {
  const files = (await readdir(dir)).filter((name) => /\.(txt|md)$/.test(name)).sort()
  return await Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(dir, file), 'utf8')
      const all = alterEachFigure(text, parts.figures)
      const unseen = all.filter((one) => parts.judge([text], one.text).verdict === 'pass')
      const passes = parts.judge([text], text).verdict === 'pass'
      return {
        file,
        passes,
        altered: all.length,
        flagged: all.length - unseen.length,
        missed: unseen.map(({ from, to }) => `${from}→${to}`),
      }
    }),
  )
}

function describeAltered(samples: readonly AlteredSample[]): readonly string[] {
  const altered = samples.reduce((sum, one) => sum + one.altered, 0)
  const flagged = samples.reduce((sum, one) => sum + one.flagged, 0)
  return [
    ...samples.map(
      (one) =>
        `${one.file}：原文${one.passes ? '通过' : '没有通过'}，改一个数 ${one.flagged}/${one.altered} 被查出 ${one.missed.join('、')}`,
    ),
    `合计：${flagged}/${altered}  ${percent(flagged, altered)}`,
  ]
}
