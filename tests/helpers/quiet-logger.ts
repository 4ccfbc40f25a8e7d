import type { Logger } from '../../src/core/logger.ts'

const say = () => undefined

export const quietLogger: Logger = { debug: say, info: say, warn: say, error: say }
