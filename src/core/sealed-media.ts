/** A medium as the platform's storage gave it: still encrypted. */
export interface SealedMedium {
  readonly bytes: Uint8Array
  /** What the storage calls it; empty when it does not say. */
  readonly name: string
}

/**
 * Media of messages that still wait for their turn, fetched before their links are over. Shared by all processes; losing
 * one costs a fetch, and the medium only when its link is over too. `key`: one for each link.
 */
export interface SealedMedia {
  /** True the first time only: who has it fetches the medium, or has read it. */
  claim(corp: string, key: string): Promise<boolean>
  /** False: no room for it. */
  keep(corp: string, key: string, medium: SealedMedium): Promise<boolean>
  /** Stays for the turn to be tried again, and is gone minutes later. */
  read(corp: string, key: string): Promise<SealedMedium | undefined>
}
