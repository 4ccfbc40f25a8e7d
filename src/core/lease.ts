/** The right to do a thing that only one process may do, for a time. */
export interface Lease {
  readonly name: string
  readonly holder: string
  /** Rises with each taking: a holder that slept through its time is told from the next one. */
  readonly fence: number
}

/** Who has it, and whether it is closed to all. */
export interface LeaseView {
  readonly holder?: string
  /** Set while nobody may take it. */
  readonly closed?: { readonly why: string; readonly leftMs: number }
}

/** Leases shared by all processes; each step is atomic. */
export interface LeaseBook {
  /** Undefined: somebody else has it, or it is closed. Taking again what one has is a renewal. */
  take(name: string, holder: string, ttlMs: number): Promise<Lease | undefined>
  /** False: it ran out and belongs to nobody or to somebody else now. */
  renew(lease: Lease, ttlMs: number): Promise<boolean>
  /** Gives it back at once. A lease that is not held any more is left alone. */
  release(lease: Lease): Promise<void>
  /** Gives it back and keeps everybody away for a while. False: it was somebody else's already, nothing was done. */
  close(lease: Lease, closing: { readonly why: string; readonly ms: number }): Promise<boolean>
  look(name: string): Promise<LeaseView>
  /** Calls back when it may have become free. */
  watch(name: string, freed: () => void): Promise<{ readonly release: () => Promise<void> }>
}
