import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { command } from '../../../src/cli/draft.ts'
import { ROOT } from '../../helpers/check-text.ts'

async function drafted(notes: string, ...argv: readonly string[]) {
  const file = join(await mkdtemp(join(tmpdir(), 'zhibi-draft-')), 'notes.txt')
  await writeFile(file, notes)
  const lines = { out: [] as string[], err: [] as string[] }
  await command.run([file, '--unit', '江北省云川县石桥镇', '--year', '2023', '--engine', 'embedded', ...argv], {
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
    stdin: async () => '',
    env: {},
    root: ROOT,
  })
  return { out: lines.out.join('\n'), err: lines.err.join('\n') }
}

test('a length that the notes do not fill is said beside the draft, as the chat says it', async () => {
  const { out, err } = await drafted('调解纠纷30件 调成28件', '--length', '3000')
  expect(err).toContain('要求约3000字，现有素材只够写')
  expect(out).not.toContain('要求约3000字')
})

test('the public version says which names it left out, on stderr and in JSON', async () => {
  const notes = '党委书记王建国主持党委会研究法治工作3次'
  const { out, err } = await drafted(notes, '--variant', 'public', '--json')
  expect(err).toContain('公开版已隐去姓名：王建国')
  const { text, notes: said } = JSON.parse(out) as { readonly text: string; readonly notes: readonly string[] }
  expect(text).not.toContain('王建国')
  expect(said).toEqual(['公开版已隐去姓名：王建国'])
})
