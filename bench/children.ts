import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SimulatedAccount } from '../tests/helpers/wecom-simulator.ts'

/** A process of its own, ended with it. */
export interface Child {
  readonly pid: number
  kill(): Promise<void>
}

const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url))

export function startChild(command: readonly string[], env: Readonly<Record<string, string>> = {}): Child {
  const child: ChildProcess = spawn(process.execPath, [...command], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1', ...env },
  })
  return {
    pid: child.pid ?? 0,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** `zhibi serve` or `zhibi work` as they are installed. */
export function startRole(role: 'serve' | 'work', env: Readonly<Record<string, string>>): Child {
  return startChild([CLI, role], { LOG_LEVEL: 'silent', ...env })
}

/** A door of the bench itself, told its argument as JSON. */
export function startDoor(name: 'bare' | 'satori', argument: object): Child {
  const entry = fileURLToPath(new URL(`doors/${name}.ts`, import.meta.url))
  return startChild([entry, JSON.stringify(argument)])
}

export function wecomSettings(account: SimulatedAccount): Readonly<Record<string, string>> {
  return {
    WECOM_APP_CORP_ID: account.corpId,
    WECOM_APP_AGENT_ID: account.agentId,
    WECOM_APP_SECRET: account.secret,
    WECOM_APP_TOKEN: account.token,
    WECOM_APP_AES_KEY: account.aesKey,
    WECOM_API_BASE: account.apiBase,
  }
}

/** Waits for any answer below 500. */
export async function untilAnswers(url: string): Promise<void> {
  const deadline = Date.now() + 30_000
  for (;;) {
    const status = await fetch(url).then(
      (response) => response.status,
      () => 500,
    )
    if (status < 500) return
    if (Date.now() > deadline) throw new Error(`nobody answers at ${url}`)
    await pause(50)
  }
}

export function pause(ms: number): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Resident memory of a process, MiB; 0 where the system does not tell. */
export function memoryMib({ pid }: Child): number {
  return Number(/VmRSS:\s+(\d+)/.exec(proc(pid, 'status'))?.[1] ?? 0) / 1024
}

/** Processor time of a process so far, ms (ticks of 10 ms); 0 where the system does not tell. */
export function processorMs({ pid }: Child): number {
  const [user = '0', system = '0'] = proc(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ')
    .slice(11, 13)
  return (Number(user) + Number(system)) * 10
}

function proc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}
