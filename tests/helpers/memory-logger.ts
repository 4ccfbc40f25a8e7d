import type { Logger } from '../../src/core/logger.ts'

export interface MemoryLogger extends Logger {
  /** Every line as JSON text, so that a test can look for what must not be there. */
  readonly lines: readonly string[]
}

export function createMemoryLogger(): MemoryLogger {
  const lines: string[] = []
  const write =
    (level: string) =>
    (fields: object, message: string): void => {
      lines.push(JSON.stringify({ level, message, ...fields }))
    }
  return { lines, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}
