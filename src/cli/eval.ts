import type { CliCommand, CliIo, ExitCode } from './io.ts'
import { UsageError } from './usage-error.ts'

/** What can be scored, loaded only when it is; without a topic each in turn. */
const topics: Readonly<Record<string, () => Promise<CliCommand>>> = {
  draft: async () => (await import('./eval/draft.ts')).command,
  guard: async () => (await import('./eval/guard.ts')).command,
  facts: async () => (await import('./eval/facts.ts')).command,
  check: async () => (await import('./eval/check.ts')).command,
  understand: async () => (await import('./eval/understand.ts')).command,
}

export const command: CliCommand = {
  summary: '在标注好的用例上打分',
  usage: 'eval [TOPIC] [选项]',
  async run(argv, io) {
    const [name, ...rest] = argv
    if (name === undefined) return await runAll(io)
    const load = topics[name]
    if (load === undefined) throw new UsageError(`没有这个题目：${name}（有：${Object.keys(topics).join('、')}）`)
    return await (await load()).run(rest, io)
  },
}

async function runAll(io: CliIo): Promise<ExitCode> {
  let worst: ExitCode = 0
  for (const [name, load] of Object.entries(topics)) {
    io.out(`== ${name}`)
    const code = await (await load()).run([], io)
    if (code !== 0) worst = code
  }
  return worst
}
