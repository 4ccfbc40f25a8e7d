import type { AuditLog, AuditRecord } from '../core/turn-store.ts'
import type { Keys } from './keys.ts'
import { translateErrors } from './store-down.ts'

export interface AuditLogOptions {
  readonly redis: { lrange(key: string, from: number, to: number): Promise<string[]> }
  readonly keys: Keys
}

/** Reads what the commits wrote. */
export function createAuditLog({ redis, keys }: AuditLogOptions): AuditLog {
  return {
    read: (corp, month) =>
      translateErrors(async () => {
        const records = await redis.lrange(auditKey(keys, corp, month), 0, -1)
        return records.map((record) => JSON.parse(record) as AuditRecord)
      }),
  }
}

export function auditKey(keys: Keys, corp: string, month: string): string {
  return keys.of(corp, 'audit', month)
}
