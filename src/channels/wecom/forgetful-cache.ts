import type { ExpiringCache } from '../../core/expiring-cache.ts'

/** Keeps nothing: for commands that run once and must ask the platform itself. */
export const forgetfulCache: ExpiringCache = {
  get: async () => undefined,
  set: async () => undefined,
  delete: async () => undefined,
}
