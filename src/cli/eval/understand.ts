import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createUnderstand } from '../../conversation/understanding/create-understand.ts'
import { loadUnderstanding } from '../../knowledge/understanding.ts'
import type { CliCommand, CliIo, ExitCode } from '../io.ts'
import { readLabelledMessages } from './labelled-messages.ts'
import { confusion, names, type Outcome, readOutcome, type Score, sum } from './score-understanding.ts'

interface Target {
  readonly exact: number
  readonly lost: number
  readonly destructive: number
}

/** Readings of every message before the time is taken, so that it is that of the rules, not of the first compilation. */
const WARM_UP = 5

/** What must be reached for exit 0. */
const TARGET: Target = { exact: 0.97, lost: 0, destructive: 0 }

export const command: CliCommand = {
  summary: '听懂消息的准确率、混淆表、丢失的素材、误删',
  usage: 'eval understand [--dir DIR] [--split NAME] [--errors] [--json]',
  async run(argv, io) {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        dir: { type: 'string' },
        split: { type: 'string' },
        errors: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    })
    const splits = await readLabelledMessages(values.dir ?? join(io.root, 'tests/cases/understand'))
    const understand = createUnderstand({ lexicon: loadUnderstanding(join(io.root, 'config')) })
    const chosen = [...splits].filter(([name]) => values.split === undefined || values.split === name)
    for (let round = 0; round < WARM_UP; round += 1)
      chosen.forEach(([, messages]) => {
        messages.forEach((message) => understand(message.text, message.state))
      })
    const scored = chosen.map(([name, messages]) => {
      const outcomes = messages.map((message) => readOutcome(message, understand, () => performance.now()))
      return { name, outcomes, score: sum(outcomes) }
    })
    if (values.json === true) io.out(JSON.stringify(Object.fromEntries(scored.map(({ name, score }) => [name, score]))))
    else
      scored.forEach((one) => {
        print(one, values.errors === true, io)
      })
    return scored.every(({ score }) => reaches(score)) ? 0 : 1
  },
}

interface Scored {
  readonly name: string
  readonly outcomes: readonly Outcome[]
  readonly score: Score
}

function reaches({ messages, exact, lost, destructive }: Score): boolean {
  return exact >= TARGET.exact * messages && lost <= TARGET.lost && destructive <= TARGET.destructive
}

function print({ name, outcomes, score }: Scored, errors: boolean, io: CliIo): ExitCode {
  const percent = ((100 * score.exact) / Math.max(score.messages, 1)).toFixed(1)
  io.out(
    `${name}：${score.messages} 条，命令全对 ${score.exact}（${percent}%），丢素材 ${score.lost}，误删 ${score.destructive}，错误计 ${score.errors}，p50 ${score.p50Ms.toFixed(2)}、p99 ${score.p99Ms.toFixed(2)} 毫秒`,
  )
  for (const [expected, line] of confusion(outcomes)) {
    io.out(`  ${expected} → ${[...line].map(([got, count]) => `${got} ${count}`).join('，')}`)
  }
  if (errors)
    outcomes
      .filter((one) => !one.exact)
      .forEach((one) => {
        io.out(explain(one))
      })
  return 0
}

function explain({ message, got }: Outcome): string {
  const state = [message.state.last, message.state.question?.kind].filter((part) => part !== undefined).join(' ')
  const detail = `    应为 ${JSON.stringify(message.expect)}\n    读成 ${JSON.stringify(got).slice(0, 400)}`
  return `✗ ${message.id} [${message.topic}] (${state}) ${names(got)}：${message.text.slice(0, 120).replaceAll('\n', '⏎')}\n${detail}`
}
