import type { CliCommand } from './io.ts'

/** Every command, loaded only when it is called, so that a small one starts fast. */
export const commands: Readonly<Record<string, () => Promise<CliCommand>>> = {
  check: async () => (await import('./check.ts')).command,
  eval: async () => (await import('./eval.ts')).command,
  guard: async () => (await import('./guard.ts')).command,
  understand: async () => (await import('./understand.ts')).command,
}
