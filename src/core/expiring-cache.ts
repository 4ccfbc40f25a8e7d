/** Values with a lifetime, shared by all processes: access tokens, ids of uploaded media. Losing one costs a call, never an answer. */
export interface ExpiringCache {
  get(key: string): Promise<string | undefined>
  set(key: string, value: string, ttlMs: number): Promise<void>
  delete(key: string): Promise<void>
}
