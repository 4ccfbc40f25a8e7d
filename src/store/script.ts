import { createHash } from 'node:crypto'
import { translateErrors } from './store-down.ts'

/** What the scripts and adapters use of a connection; ioredis' Redis and Cluster both have it. */
export interface ScriptRunner {
  evalsha(sha: string, keyCount: number, ...keysAndArguments: (string | number)[]): Promise<unknown>
  eval(script: string, keyCount: number, ...keysAndArguments: (string | number)[]): Promise<unknown>
}

export type RunScript = (keys: readonly string[], values: readonly (string | number)[]) => Promise<unknown>

/** One atomic step. Sent by its digest; in full only to a Redis that does not know it yet (new, restarted, another node). */
export function createScript(redis: ScriptRunner, lua: string): RunScript {
  const sha = createHash('sha1').update(lua).digest('hex')
  return (keys, values) =>
    translateErrors(async () => {
      try {
        return await redis.evalsha(sha, keys.length, ...keys, ...values)
      } catch (error) {
        if (!isUnknownScript(error)) throw error
        return redis.eval(lua, keys.length, ...keys, ...values)
      }
    })
}

/** Redis tells its errors apart by the first word of the reply. */
function isUnknownScript(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('NOSCRIPT')
}
