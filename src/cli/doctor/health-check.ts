/** One thing looked at: fine, worth knowing, or wrong, with what to do about it. */
export interface HealthCheck {
  readonly name: string
  readonly state: 'ok' | 'warn' | 'error'
  /** In Chinese: what was found. */
  readonly found: string
  /** In Chinese: what to click or type, when something is to be done. */
  readonly remedy?: string
}
