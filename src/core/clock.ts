/** Milliseconds since the epoch. Passed in, so that tests own the time. */
export type Clock = () => number
