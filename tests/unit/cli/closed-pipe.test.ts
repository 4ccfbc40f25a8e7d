import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { ROOT } from '../../helpers/check-text.ts'

test('a reader that closes the pipe early brings no stack trace', () => {
  const script = `{ "${process.execPath}" src/cli.ts eval facts 2>&1 1>&3 3>&- | cat >&4; } 3>&1 | true`
  const said = execFileSync('bash', ['-c', `exec 4>&1; ${script}`], { cwd: ROOT, encoding: 'utf8' })
  expect(said).not.toContain('EPIPE')
})
