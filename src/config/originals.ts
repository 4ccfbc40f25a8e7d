import type { OriginalSettings } from '../compose/originals.ts'

export interface OriginalVariables {
  readonly ZHIBI_DATA: string
  readonly ZHIBI_ORIGINALS: 'files' | 'redis' | 'off'
  readonly ZHIBI_ORIGINALS_DAYS: number
  readonly ZHIBI_ORIGINALS_MB?: number | undefined
  readonly ZHIBI_TURN_SECONDS: number
}

const MB = 1024 * 1024
const DAY_MS = 24 * 3_600_000
const DEFAULT_MB = { files: 2000, redis: 200 } as const
/** A turn that failed is tried again for some minutes. */
const SHORTEST_GRACE_MS = 3_600_000

export function originalsOf(settings: OriginalVariables): { readonly originals?: OriginalSettings } {
  const place = settings.ZHIBI_ORIGINALS
  if (place === 'off') return {}
  return {
    originals: {
      place,
      folder: settings.ZHIBI_DATA,
      maxBytes: (settings.ZHIBI_ORIGINALS_MB ?? DEFAULT_MB[place]) * MB,
      keepMs: settings.ZHIBI_ORIGINALS_DAYS * DAY_MS,
      graceMs: Math.max(SHORTEST_GRACE_MS, 2 * settings.ZHIBI_TURN_SECONDS * 1000),
    },
  }
}
