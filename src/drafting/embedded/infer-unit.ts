import type { Figure } from '../../core/figure.ts'

interface UnitHints {
  /** The clause, figures as slots, and which of them is asked about. */
  readonly text: string
  readonly index: number
  /** The unit of the figures around it, if they agree. */
  readonly unit: string | undefined
}

const RATE = /(?:率|比例|占比|满意)(?:达到|达|为|是)?$/
const SCORE = /(?:平均|成绩|得分|均分|分数|考核)(?:达到|达|为|是)?$/
const PEOPLE =
  /(?:人员|网格员|调解员|明白人|干部|职工|患者|对象|律师|顾问|队员|党员|代表|志愿者|在册|吸毒|精神障碍|矫正|群众)$/

/** A figure the note gave no unit: by the words before it, else the unit of the figures around it, else none. */
export function inferUnit(figure: Figure, { text, index, unit }: UnitHints): string {
  if (figure.kind === 'ratio') return '%'
  const before = text.slice(0, Math.max(0, text.indexOf(String.fromCharCode(0xe000 + index))))
  if (RATE.test(before) && Number(figure.value) <= 100) return '%'
  if (SCORE.test(before)) return '分'
  if (PEOPLE.test(before)) return '人'
  return unit ?? ''
}
