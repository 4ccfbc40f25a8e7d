import closeWithGrace from 'close-with-grace'
import type { CliIo } from './io.ts'

/** Longer than the grace the worker gives its turns. */
const LONGEST_STOP_MS = 30_000

/** Waits for SIGINT or SIGTERM, then stops everything in the given order. Resolves when all is down. */
export async function runUntilStopped(io: CliIo, stops: readonly (() => Promise<void>)[]): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    closeWithGrace({ delay: LONGEST_STOP_MS }, async ({ err }) => {
      if (err !== undefined) io.err(`出错停止：${err.message}`)
      try {
        for (const stop of stops) await stop()
        resolve()
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    })
  })
}
