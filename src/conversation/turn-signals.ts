/** Why the signal of a turn aborted: the code of its reason. */
export const STOPPED = 'stopped'
export const TURN_TIMEOUT = 'turn-timeout'
export const WORKER_LEAVES = 'worker-leaves'
