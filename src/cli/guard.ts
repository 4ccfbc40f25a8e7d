import { parseArgs } from 'node:util'
import type { Violation, ViolationKind } from '../core/guard.ts'
import { composeGuard } from './guard-parts.ts'
import type { CliCommand } from './io.ts'
import { readInput, splitNotes } from './read-input.ts'
import { UsageError } from './usage-error.ts'

const KINDS: Readonly<Record<ViolationKind, string>> = {
  invented: '素材里没有',
  lost: '稿子里丢了',
  changed: '数被改了',
  unit: '单位不对',
  approx: '“余、约”等不一致',
  swapped: '安错了对象',
  date: '日期不对',
  computed: '算得不对',
}

export const command: CliCommand = {
  summary: '只查数字：稿子里的每个数是否出自素材，素材里的数是否都在',
  usage: 'guard NOTES DRAFT [--json]',
  async run(argv, io) {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    })
    const [notes, draft] = positionals
    if (notes === undefined || draft === undefined || positionals.length > 2)
      throw new UsageError('要给两个文件：素材和稿子')
    if (notes === '-' && draft === '-') throw new UsageError('素材和稿子不能都从标准输入读')
    const { judge } = composeGuard(io.root)
    const { verdict, violations } = judge(splitNotes(await readInput(notes, io)), await readInput(draft, io))
    if (values.json === true)
      io.out(
        JSON.stringify({ verdict, violations: violations.map(({ kind, figure, quote }) => ({ kind, figure, quote })) }),
      )
    else io.out(verdict === 'pass' ? '数字都对得上。' : violations.map(describe).join('\n'))
    return verdict === 'pass' ? 0 : 1
  },
}

function describe({ kind, figure, quote }: Violation): string {
  return `${KINDS[kind]}：${figure}（……${quote}……）`
}
