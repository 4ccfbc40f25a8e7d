/** Counts what happened, by name and a few fixed labels; never ids or texts. */
export interface Counters {
  add(name: string, labels?: Readonly<Record<string, string>>): void
}
