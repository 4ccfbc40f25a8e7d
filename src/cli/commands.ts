import type { CliCommand } from './io.ts'

/** Every command, loaded only when it is called, so that a small one starts fast. */
export const commands: Readonly<Record<string, () => Promise<CliCommand>>> = {
  up: async () => (await import('./up.ts')).command,
  serve: async () => (await import('./serve.ts')).command,
  work: async () => (await import('./work.ts')).command,
  chat: async () => (await import('./chat.ts')).command,
  draft: async () => (await import('./draft.ts')).command,
  check: async () => (await import('./check.ts')).command,
  guard: async () => (await import('./guard.ts')).command,
  samples: async () => (await import('./samples.ts')).command,
  understand: async () => (await import('./understand.ts')).command,
  eval: async () => (await import('./eval.ts')).command,
  buried: async () => (await import('./buried.ts')).command,
  originals: async () => (await import('./originals.ts')).command,
  wecom: async () => (await import('./wecom.ts')).command,
  doctor: async () => (await import('./doctor.ts')).command,
}
