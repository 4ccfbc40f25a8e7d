import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { commands } from './cli/commands.ts'
import type { CliIo, ExitCode } from './cli/io.ts'
import { UsageError } from './cli/usage-error.ts'
import { ZhibiError } from './core/errors.ts'

const io: CliIo = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  stdin: () => text(process.stdin),
  env: process.env,
  root: fileURLToPath(new URL('..', import.meta.url)),
}

// The compiled form of our own code: a second less at every start. Where the folder may not be written, it goes without.
enableCompileCache(process.env['NODE_COMPILE_CACHE'] ?? join(io.root, 'node_modules/.cache/node'))

// `zhibi eval check | head`: a reader that has seen enough is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

async function main(argv: readonly string[]): Promise<ExitCode> {
  const [name, ...rest] = argv
  const load = name === undefined ? undefined : commands[name]
  if (load === undefined) return await help(name)
  const command = await load()
  try {
    return await command.run(rest, io)
  } catch (error) {
    if (isWrongUse(error)) {
      io.err(`${error.message}\n用法：zhibi ${command.usage}`)
      return 2
    }
    // Expected and named: a sentence is enough. Anything else is a bug and shows where it is.
    if (!(error instanceof ZhibiError)) throw error
    io.err(error.message)
    return 1
  }
}

/** Ours, or what `node:util` parseArgs throws for an unknown option. */
function isWrongUse(error: unknown): error is Error {
  if (error instanceof UsageError) return true
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

async function help(name: string | undefined): Promise<ExitCode> {
  const asked = name === undefined || name === 'help' || name === '--help'
  if (!asked) io.err(`没有这个命令：${name}`)
  const lines = await Promise.all(
    Object.entries(commands).map(async ([key, load]) => `  ${key.padEnd(12)}${(await load()).summary}`),
  )
  const print = asked ? io.out : io.err
  print(['zhibi COMMAND：法治政府建设年度报告起草助手', ...lines].join('\n'))
  return asked ? 0 : 2
}

process.exitCode = await main(process.argv.slice(2))
