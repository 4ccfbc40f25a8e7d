import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { root } from './running-house.ts'

/** `zhibi work` as the operator starts it. */
export interface WorkerProcess {
  /** Turns it has committed so far, by its own log. */
  turns(): number
  stop(): Promise<void>
}

/** Starts a worker in another process and waits until it says that it is up. One conversation at a time. */
export async function startWorkerProcess(env: Readonly<Record<string, string>>): Promise<WorkerProcess> {
  const child = spawn(process.execPath, ['src/cli.ts', 'work'], {
    cwd: root,
    env: { PATH: process.env['PATH'], ...env, ZHIBI_CONCURRENCY: '1', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const lines = createInterface({ input: child.stderr })
  let turns = 0
  const up = new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      const { msg, outcome } = JSON.parse(line) as { readonly msg?: string; readonly outcome?: string }
      if (msg === 'worker is up') resolve()
      if (msg === 'turn' && outcome === 'committed') turns += 1
    })
    child.once('exit', (code) => {
      reject(new Error(`the worker ended with ${code} before it was up`))
    })
  })
  await up
  return {
    turns: () => turns,
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
