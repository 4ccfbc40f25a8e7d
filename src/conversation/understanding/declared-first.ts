import type { Command } from '../../core/command.ts'
import { parseUnit } from '../parse-unit.ts'
import { make } from './build-commands.ts'

/** A unit and nothing else but the year: 「桐梓县花溪街道的，2025」. */
const ONLY_UNIT =
  /^(?:[，,、；\s]|我们?是|咱们?是|是|单位是?|我们单位是?)*([\u4e00-\u9fff]{2,30}?(?:镇|乡|街道)(?:办事处|人民政府|政府)?)的?[，,、\s]*(?:要?写)?(?:(20\d\d)年?度?的?)?[。！\s]*$/u
/** What is done or told is no name. */
const NO_NAME = /开展|组织|调解|普法|全|各|下|我|本|该|来|去|在|到|写|讲|搞/u

/** Beside a wish, a note that only names unit and year declares them, and before anything is written. */
export function declaredFirst(commands: readonly Command[]): readonly Command[] {
  if (!commands.some(({ command }) => command === 'draft')) return commands
  const declared = commands.map((one) => (one.command === 'note' ? (declarationOf(one.args?.text ?? '') ?? one) : one))
  const isNew = (one: Command): boolean => one.command === 'profile' && !commands.includes(one)
  return [...declared.filter(isNew), ...declared.filter((one) => !isNew(one))]
}

function declarationOf(text: string): Command | undefined {
  const [, name = '', year] = ONLY_UNIT.exec(text.trim()) ?? []
  const unit = name === '' || NO_NAME.test(name) ? undefined : parseUnit(name)
  if (unit === undefined) return undefined
  return make('profile', undefined, { unit: unit.fullName, ...(year === undefined ? {} : { year: Number(year) }) })
}
