import { createHash, randomUUID } from 'node:crypto'
import type { Clock } from '../core/clock.ts'
import type { Logger } from '../core/logger.ts'
import type { OriginalBytes, OriginalStore } from '../core/original.ts'
import { reportOfHolder } from './held-originals.ts'
import type { Keys } from './keys.ts'
import { ENTER_ORIGINAL, STRIKE_ORIGINAL } from './original-scripts.ts'
import { createScript, type ScriptRunner } from './script.ts'
import { translateErrors } from './store-down.ts'

export interface OriginalStoreOptions {
  readonly redis: ScriptRunner & {
    hgetall(key: string): Promise<Record<string, string>>
    smembers(key: string): Promise<string[]>
  }
  readonly keys: Keys
  readonly bytes: OriginalBytes
  /** Bytes of one corporation, all originals together. */
  readonly maxBytes: number
  readonly keepMs: number
  /** What no committed turn refers to is left alone for so long; longer than any turn takes. */
  readonly graceMs: number
  readonly clock: Clock
  readonly logger: Logger
}

/** Redis knows what there is, how large and who holds it; the bytes lie where `bytes` puts them. */
export function createOriginalStore(options: OriginalStoreOptions): OriginalStore {
  const { redis, keys, bytes, keepMs, clock, logger } = options
  const enter = createScript(redis, ENTER_ORIGINAL)
  const remove = createRemove(options)
  const purge = async (corp: string) => {
    const dropped = await membersOf(redis, originalKeys(keys, corp).dropped)
    if (dropped.length === 0) return 0
    // Should another report have it too, it stays.
    const referred = await referredIn(options, corp)
    return remove(
      corp,
      dropped.filter((id) => !referred.has(id)),
    )
  }
  return {
    keep: async (corp, media) => {
      const { index, total } = originalKeys(keys, corp)
      const [id, now, size] = [randomUUID(), clock(), media.bytes.byteLength]
      const until = now + keepMs
      if ((await enter([index, total], [id, now, until, size, options.maxBytes])) !== 1) {
        logger.warn({ corp, size }, 'no room for another original')
        return undefined
      }
      if (!(await written(options, { corp, id, bytes: media.bytes }))) return undefined
      return { id, size, until, sha256: digest(media.bytes), contentType: media.contentType }
    },
    read: async (corp, { id, sha256 }) => {
      const found = await bytes.read(corp, id)
      if (found === undefined || digest(found) === sha256) return found
      logger.error({ corp, id }, 'an original is damaged')
      return undefined
    },
    purge,
    sweep: async () => {
      let gone = 0
      for (const corp of await membersOf(redis, keys.corps))
        gone += (await purge(corp)) + (await sweepCorp(options, { corp, remove }))
      if (gone > 0) logger.info({ gone }, 'originals deleted')
      return gone
    },
    reports: async () => {
      const corps = await membersOf(redis, keys.corps)
      const found = corps.map(async (corp) => {
        const holders = Object.keys(await translateErrors(() => redis.hgetall(originalKeys(keys, corp).held)))
        return holders.flatMap((holder) => reportOfHolder(holder) ?? []).map((reportId) => ({ corp, reportId }))
      })
      return (await Promise.all(found)).flat()
    },
  }
}

/** Keys of what Redis knows about originals; the commit writes `held` and `dropped`. */
export function originalKeys(keys: Keys, corp: string) {
  const of = (name: string) => keys.of(corp, 'originals', name)
  return { index: of('index'), total: of('total'), held: of('held'), dropped: of('dropped') }
}

type Remove = (corp: string, ids: readonly string[]) => Promise<number>

/** The bytes first: as long as they lie there, the index names them. */
function createRemove({ redis, keys, bytes }: OriginalStoreOptions): Remove {
  const strike = createScript(redis, STRIKE_ORIGINAL)
  return async (corp, ids) => {
    const { index, total, dropped } = originalKeys(keys, corp)
    for (const id of ids) {
      await bytes.remove(corp, id)
      await strike([index, total, dropped], [id])
    }
    return ids.length
  }
}

/** A full or missing disk is no reason not to answer; Redis away is, as everywhere. */
async function written(
  { bytes, logger }: OriginalStoreOptions,
  one: { readonly corp: string; readonly id: string; readonly bytes: Uint8Array },
): Promise<boolean> {
  try {
    await bytes.write(one.corp, one.id, one.bytes)
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    if (code === 'store-down') throw error
    logger.error({ corp: one.corp, code }, 'original not kept')
    return false
  }
}

async function sweepCorp(
  { redis, keys, bytes, graceMs, clock }: OriginalStoreOptions,
  { corp, remove }: { readonly corp: string; readonly remove: Remove },
): Promise<number> {
  const { index } = originalKeys(keys, corp)
  const now = clock()
  // In this order: what was entered before and is held by now is found among the holders.
  const entries = Object.entries(await translateErrors(() => redis.hgetall(index)))
  const referred = await referredIn({ redis, keys }, corp)
  const over = entries.filter(([id, entry]) => {
    const [at = 0, until = 0] = entry.split(' ').map(Number)
    return until <= now || (!referred.has(id) && at <= now - graceMs)
  })
  const gone = await remove(
    corp,
    over.map(([id]) => id),
  )
  return gone + (await bytes.removeUnknown(corp, new Set(entries.map(([id]) => id)), now - graceMs))
}

async function referredIn(
  { redis, keys }: Pick<OriginalStoreOptions, 'redis' | 'keys'>,
  corp: string,
): Promise<ReadonlySet<string>> {
  const holders = await translateErrors(() => redis.hgetall(originalKeys(keys, corp).held))
  return new Set(Object.values(holders).flatMap((ids) => ids.split(' ')))
}

function membersOf(redis: OriginalStoreOptions['redis'], key: string): Promise<string[]> {
  return translateErrors(() => redis.smembers(key))
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
