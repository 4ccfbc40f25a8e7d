/** One line of a table; the columns are the keys, in the order of the first row. */
export type Row = Readonly<Record<string, string | number>>

/** Hands a row to whoever started this child: one JSON line on standard output. */
export function row(columns: Row): void {
  console.log(JSON.stringify(columns))
}

/** Whether this child is to be done in a few seconds. */
export const quick = process.argv.includes('--quick')

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value below which that part of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

/** Least and most, as `3.1–4.0`. */
export function spread(values: readonly number[]): string {
  return `${rounded(Math.min(...values))}–${rounded(Math.max(...values))}`
}

/** Three figures are all a measurement on a shared machine can carry. */
export function rounded(value: number): number {
  return Number(value.toPrecision(Math.abs(value) >= 100 ? Math.trunc(Math.log10(Math.abs(value))) + 1 : 3))
}

/** Milliseconds by the clock. */
export function timed(work: () => unknown): number {
  const from = performance.now()
  work()
  return performance.now() - from
}

/** Milliseconds of processor time of this process, so that whatever else the machine does is not counted. */
export function burnt(work: () => unknown): number {
  const from = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}
