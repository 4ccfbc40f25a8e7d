import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DraftScore } from '../../src/cli/eval/draft/score-draft.ts'
import { command } from '../../src/cli/eval/draft.ts'
import type { CliIo } from '../../src/cli/io.ts'
import { imitate, type Manner } from '../helpers/imitation-models.ts'
import { startModelServer } from '../helpers/model-server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Everything for the table; a good half of it to see that it holds. */
const SPLITS = process.env['EVAL_TABLE'] === undefined ? ['dev-second', 'dev-flow'] : ['dev', 'dev-second', 'dev-flow']
const CASES = SPLITS.map((split) => join(root, 'tests/cases/draft', split))

/** The note's table gives these counts no measure word; an imitation that repeats the bare count is right. */
const BARE_IN_NOTE: readonly string[] = ['yunfeng 受理合计71件', 'yunfeng 调成合计69件']

const rows: string[] = []
afterAll(() => {
  if (process.env['EVAL_TABLE'] !== undefined) console.log(rows.join('\n'))
})

async function evaluate(
  args: readonly string[],
  env: CliIo['env'],
): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const io: CliIo = {
    out: (text) => {
      said.out += `${text}\n`
    },
    err: (text) => {
      said.err += `${text}\n`
    },
    stdin: () => Promise.resolve(''),
    env,
    root,
  }
  return { code: await command.run(args, io), ...said }
}

const sum = (scores: readonly DraftScore[], of: (score: DraftScore) => number): number =>
  scores.reduce((total, one) => total + of(one), 0)

const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0

function row(manner: string, scores: readonly DraftScore[]): string {
  const by = scores.flatMap(({ byModel }) => byModel ?? [])
  const total = (of: (one: (typeof by)[number]) => number): number => by.reduce((all, one) => all + of(one), 0)
  const cells = [
    manner,
    `${sum(scores, ({ labelled, lost }) => labelled - lost.length)}/${sum(scores, ({ labelled }) => labelled)}`,
    sum(scores, ({ invented }) => invented.length),
    sum(scores, ({ flagged }) => flagged.length),
    sum(scores, ({ colloquial }) => colloquial.length),
    total((one) => one.repaired),
    total((one) => one.replaced),
    total((one) => one.fellBack),
    median(by.flatMap(({ firstMs }) => firstMs)).toFixed(0),
    median(scores.map(({ elapsedMs }) => elapsedMs)).toFixed(0),
  ]
  return `| ${cells.join(' | ')} |`
}

const lostBy = (scores: readonly DraftScore[]): readonly string[] =>
  scores.flatMap(({ id, lost }) => lost.map((one) => `${id} ${one}`))

describe('eval draft --engine model', () => {
  let lostByRule: ReadonlySet<string>
  beforeAll(async () => {
    const { out } = await evaluate([...CASES, '--json'], {})
    lostByRule = new Set(lostBy(JSON.parse(out) as readonly DraftScore[]))
  })

  test.each(['able', 'faithful', 'sloppy', 'wordy', 'hostile', 'rubbish'] satisfies Manner[])(
    'a %s model over every fictional town: nothing invented, nothing swapped',
    { timeout: 180_000 },
    async (manner) => {
      const server = await startModelServer(imitate(manner, { pieceChars: 40 }))
      const env = { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: 'k', ZHIBI_MODEL: 'imitation' }
      const { out } = await evaluate([...CASES, '--engine', 'model', '--json'], env)
      await server.close()
      const scores = JSON.parse(out) as readonly DraftScore[]
      rows.push(row(manner, scores))
      expect(server.requests.length).toBeGreaterThan(scores.length)
      expect(scores.flatMap(({ id, invented }) => invented.map((one) => `${id} ${one}`))).toEqual([])
      expect(scores.flatMap(({ id, flagged }) => flagged.map((one) => `${id} ${one}`))).toEqual([])
      expect(lostBy(scores).filter((one) => !lostByRule.has(one) && !BARE_IN_NOTE.includes(one))).toEqual([])
      expect(scores.flatMap(({ id, colloquial }) => colloquial.map((one) => `${id} ${one}`))).toEqual([])
    },
  )

  test('without a model there is nothing to score, and what to set is said', async () => {
    const { code, err } = await evaluate(['--engine', 'model'], {})
    expect(code).toBe(2)
    expect(err).toContain('OPENAI_BASE_URL')
  })
})
