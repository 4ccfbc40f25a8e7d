import type { Counters } from '../core/counters.ts'

export interface ReadableCounters extends Counters {
  /** Prometheus' text format. */
  exposition(): string
}

/** Counts of this process since its start. What callers may count is fixed names and labels, so this stays small. */
export function createCounters(): ReadableCounters {
  const counts = new Map<string, Map<string, number>>()
  return {
    add(name, labels = {}) {
      const series = counts.get(name) ?? new Map<string, number>()
      counts.set(name, series)
      const key = labelText(labels)
      series.set(key, (series.get(key) ?? 0) + 1)
    },
    exposition: () => [...counts].map(([name, series]) => expose(name, series)).join(''),
  }
}

function expose(name: string, series: ReadonlyMap<string, number>): string {
  const full = `zhibi_${name.replace(/[^a-z0-9]+/gi, '_')}_total`
  const lines = [...series].map(([labels, count]) => `${full}${labels} ${count}\n`)
  return `# TYPE ${full} counter\n${lines.join('')}`
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`)
  return pairs.length === 0 ? '' : `{${pairs.toSorted().join(',')}}`
}
