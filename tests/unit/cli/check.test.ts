import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { command } from '../../../src/cli/check.ts'
import type { CliIo } from '../../../src/cli/io.ts'
import { UsageError } from '../../../src/cli/usage-error.ts'
import { ROOT } from '../../helpers/check-text.ts'

const run = async (argv: readonly string[], stdin = '') => {
  const out: string[] = []
  const io: CliIo = {
    out: (line) => out.push(line),
    err: () => undefined,
    stdin: async () => stdin,
    env: {},
    root: ROOT,
  }
  return { code: await command.run(argv, io), out: out.join('\n') }
}
const DECLARED = ['--unit', '四川省明川市安平县石桥镇', '--year', '2023']

test('check prints one JSON value with offsets of the text read, and ends with 1', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'zhibi-check-')), 'report.txt')
  await writeFile(file, '\uFEFF全镇更新法制宣传栏6块。')
  const { code, out } = await run([file, ...DECLARED, '--json'])
  expect(code).toBe(1)
  expect(JSON.parse(out)).toEqual({
    findings: [
      expect.objectContaining({
        kind: 'wrong_term',
        severity: 'error',
        quote: '法制宣传栏',
        start: 4,
        end: 9,
        suggestion: '法治宣传栏',
      }),
    ],
  })
})

test('a text without findings ends with 0', async () => {
  const { code, out } = await run(['-', ...DECLARED], '全镇开展普法活动8次。')
  expect([code, out]).toEqual([0, '没有发现问题。'])
})

test('a missing unit or an impossible year is wrong use', async () => {
  await expect(run(['-', '--year', '2023'])).rejects.toThrow(UsageError)
  await expect(run(['-', '--unit', '石桥镇', '--year', '二三年'])).rejects.toThrow(UsageError)
})

test('with the notes, a figure they do not carry is asked about and one they carry is not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhibi-check-'))
  await writeFile(join(folder, 'report.txt'), '全年开展普法宣传活动32次，发放宣传资料9999份。')
  await writeFile(join(folder, 'notes.txt'), '开展普法宣传活动32次\n---\n发放宣传资料1200份')
  const { out } = await run([join(folder, 'report.txt'), ...DECLARED, '--notes', join(folder, 'notes.txt'), '--json'])
  const found = (JSON.parse(out) as { findings: { kind: string; quote: string }[] }).findings
  expect(found.filter((one) => one.kind === 'no_source').map((one) => one.quote)).toEqual(['9999份'])
})
