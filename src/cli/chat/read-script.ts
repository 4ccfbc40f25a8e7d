import { UsageError } from '../usage-error.ts'

/** One message of a script, with who says it, where and when. */
export interface ScriptLine {
  readonly text: string
  /** Who says it; whoever sits at the machine when absent. */
  readonly by?: string
  /** The group it is said in; in the speaker's own chat when absent. */
  readonly group?: string
  /** Milliseconds that have gone by since the message before. */
  readonly afterMs: number
  /** False when the next message comes while this one is still being answered. */
  readonly waits: boolean
}

const HOUR_MS = 3_600_000
const UNITS: Readonly<Record<string, number>> = { 天: 24 * HOUR_MS, 小时: HOUR_MS, 分钟: HOUR_MS / 60 }
const DIRECTIVE = /^%(?<name>[谁群过]|不等)(?:[ \t]+(?<value>\S.*))?$/

/**
 * A block of a script as a message. Its first lines may say more, each after a `%`:
 * `%谁 小林` who speaks · `%群 法治专班` in which group · `%过 8天` how long after the message before · `%不等` not waited for.
 * @throws UsageError for a line with `%` that says nothing known, and for a block without a message.
 */
export function readScriptLine(block: string): ScriptLine {
  const lines = block.split(/\r?\n/)
  const start = lines.findIndex((line) => !line.startsWith('%'))
  const head = start === -1 ? lines : lines.slice(0, start)
  const text = start === -1 ? '' : lines.slice(start).join('\n').trim()
  if (text === '') throw new UsageError(`脚本里这一段没有消息：${block}`)
  return head.reduce(apply, { text, afterMs: 0, waits: true })
}

function apply(line: ScriptLine, directive: string): ScriptLine {
  const { name, value } = DIRECTIVE.exec(directive.trim())?.groups ?? {}
  if (name === '不等') return { ...line, waits: false }
  if (value === undefined)
    throw new UsageError(`看不懂脚本里的“${directive}”。可以写：%谁 名字、%群 群名、%过 8天、%不等`)
  if (name === '谁') return { ...line, by: value.trim() }
  if (name === '群') return { ...line, group: value.trim() }
  return { ...line, afterMs: readSpan(value.trim()) }
}

function readSpan(value: string): number {
  const { number, unit = '' } = /^(?<number>\d{1,4}) ?(?<unit>天|小时|分钟)$/.exec(value)?.groups ?? {}
  const unitMs = UNITS[unit]
  if (number === undefined || unitMs === undefined)
    throw new UsageError(`看不懂时间“${value}”，例如 8天、3小时、20分钟`)
  return Number(number) * unitMs
}
