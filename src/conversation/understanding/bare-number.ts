import type { UnderstandingState } from '../../core/understanding.ts'
import { make } from './build-commands.ts'
import type { Reading } from './reading.ts'

const YEAR = /^(2\d)年?度?的?$/u
const NUMBER = /^\d{1,2}[.。、]?$/u

/** A number and nothing else, while nothing is asked: the year that is still missing, or kept and asked about. */
export function readBareNumber(body: string, { unit, year, last }: UnderstandingState): Reading | undefined {
  const text = body.trim()
  const short = YEAR.exec(text)?.[1]
  if (short !== undefined && unit !== undefined && year === undefined)
    return {
      commands: [make('profile', undefined, { year: 2000 + Number(short) })],
      rule: '年度',
      sure: true,
      strength: 1,
    }
  if (!NUMBER.test(text) || last === 'checked') return undefined
  return { commands: [make('note', undefined, { text })], rule: '只有一个数', sure: false, strength: 0 }
}
