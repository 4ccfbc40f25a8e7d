import type { Lane } from '../core/lane.ts'

export type LaneKind = 'turns' | 'deliveries'

/** Keys of one lane, in the order the scripts want them. */
export interface LaneKeys {
  /** List of item keys in order of arrival. */
  readonly mail: string
  /** Hash: item key → item as JSON. */
  readonly bodies: string
  /** Hash about the head: takes, waits, done, dueAt. Gone with the head. */
  readonly state: string
  /** Set of lane ids of this corporation that have mail. */
  readonly lanes: string
}

export interface Keys {
  /** Set of all corporations that ever had mail, for the sweeper. Not in any corporation's slot. */
  readonly corps: string
  /** Pub/sub channel on which every raised stop flag is named. */
  readonly stops: string
  lane(kind: LaneKind, lane: Lane): LaneKeys
  seen(kind: LaneKind, corp: string, key: string): string
  buried(kind: LaneKind, corp: string): string
  /** Key of a document or anything else of a corporation. */
  of(corp: string, ...path: readonly string[]): string
}

/**
 * All keys of one corporation carry the hash tag `{corp}`, so that they share a slot on Redis Cluster and a script may
 * touch them together. Ids are escaped: no id can bring a brace or reach another corporation's keys.
 */
export function createKeys(prefix: string): Keys {
  const of = (corp: string, ...path: readonly string[]) =>
    `${prefix}:{${escapeId(corp)}}:${path.map(escapeId).join(':')}`
  return {
    corps: `${prefix}:corps`,
    stops: `${prefix}:stops`,
    of,
    seen: (kind, corp, key) => of(corp, kind, 'seen', key),
    buried: (kind, corp) => of(corp, kind, 'buried'),
    lane: (kind, { corp, laneId }) => ({
      mail: of(corp, kind, 'mail', laneId),
      bodies: of(corp, kind, 'bodies', laneId),
      state: of(corp, kind, 'state', laneId),
      lanes: of(corp, kind, 'lanes'),
    }),
  }
}

function escapeId(id: string): string {
  return id.replace(/[%:{}]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
}
