import { pino } from 'pino'
import type { Logger } from '../core/logger.ts'

/**
 * JSON lines on stderr, so that stdout stays the command's own. No level prints message text: nobody hands any to it, and
 * these fields are blanked should somebody try.
 */
export function createLogger(level: string): Logger {
  const paths = [
    'text',
    'body',
    'content',
    'message.parts',
    '*.text',
    '*.content',
    'secret',
    '*.secret',
    'apiKey',
    '*.apiKey',
  ]
  return pino({ level, base: null, redact: { paths, censor: '—' } }, pino.destination({ dest: 2, sync: true }))
}
