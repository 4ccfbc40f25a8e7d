import { expect, test } from 'vitest'
import { interpretAnswer } from '../../../src/conversation/interpret-answer.ts'
import { applyProfile, nextProfileQuestion } from '../../../src/conversation/onboarding.ts'
import type { Report } from '../../../src/core/report.ts'

const empty: Report = {
  id: 'r1',
  corp: 'c1',
  revision: 0,
  variant: 'submission',
  contributors: [],
  notes: [],
  facts: [],
  drafts: {},
  history: [],
  questions: [],
  joinRequests: [],
}
const asked = (kind: Report['questions'][number]['kind']): Report['questions'][number] => ({
  id: `q-${kind}`,
  kind,
  text: '',
  facts: [],
  state: 'dropped',
})

test('unit and year come first, one at a time, and a section needs nothing more', () => {
  expect(nextProfileQuestion(empty, 'section')?.kind).toBe('unit-name')
  const named = applyProfile(empty, { unit: '云岭县青石镇' })
  expect(nextProfileQuestion(named, 'section')?.kind).toBe('year')
  expect(nextProfileQuestion(applyProfile(named, { year: 2024 }), 'section')).toBeUndefined()
})

test('what was asked once, or what a note tells, is not asked again', () => {
  const known = applyProfile(empty, { unit: '云岭县青石镇', year: 2024 })
  const note = { id: 'n1', index: 1, text: '书记任组长', author: { id: 'a', name: 'a' }, at: 0, messageKey: 'm' }
  const told: Report = { ...known, notes: [note], questions: [asked('cut-off')] }
  expect(nextProfileQuestion(known)?.kind).toBe('group-head')
  expect(nextProfileQuestion(told)?.kind).toBe('length')
})

test('a whole with everything known asks nothing; sending it asks for the addressee', () => {
  const full = applyProfile(empty, {
    unit: '云岭县青石镇',
    year: 2024,
    groupHead: '书记',
    cutOff: '12月15日',
    length: 2500,
  })
  expect(nextProfileQuestion(full)).toBeUndefined()
  expect(nextProfileQuestion(full, 'export')?.kind).toBe('addressee')
  expect(nextProfileQuestion({ ...full, variant: 'public' }, 'export')).toBeUndefined()
})

test('what was declared before the unit joins it, and a short name keeps the superiors', () => {
  const early = applyProfile(empty, { addressee: '云岭县人民政府' })
  const named = applyProfile(early, { unit: '湖东省云岭县青石镇' })
  expect(named.unit).toMatchObject({ name: '青石镇', county: '云岭县', addressee: '云岭县人民政府' })
  expect(applyProfile(named, { unit: '青石镇' }).unit?.fullName).toBe('湖东省云岭县青石镇')
  expect(applyProfile(empty, { unit: '云岭县司法局' }).unit).toBeUndefined()
})

/** In Beijing it is the first morning of 2026 already. */
const NOW = Date.UTC(2025, 11, 31, 18)

test('answers mean what their question asked', () => {
  const answer = (text: string, extra = {}) => ({ command: 'answer', args: { text, ...extra } }) as const
  expect(interpretAnswer({ kind: 'year', text: '' }, answer('2024年'), NOW)).toEqual({
    kind: 'profile',
    args: { year: 2024 },
  })
  expect(interpretAnswer({ kind: 'length', text: '' }, answer('两千五百字'), NOW)).toEqual({
    kind: 'profile',
    args: { length: 2500 },
  })
  expect(interpretAnswer({ kind: 'unit-name', text: '' }, answer('不知道'), NOW)).toEqual({ kind: 'skipped' })
  expect(interpretAnswer({ kind: 'unit-name', text: '' }, answer('问这个干嘛'), NOW)).toEqual({ kind: 'unclear' })
  expect(
    interpretAnswer({ kind: 'conflict', text: '', options: ['甲', '乙'] }, answer('2', { choice: 2 }), NOW),
  ).toEqual({
    kind: 'choice',
    index: 1,
  })
  expect(interpretAnswer({ kind: 'duty-missing', text: '书记主持会议几次？' }, answer('5次'), NOW)).toEqual({
    kind: 'told',
    text: '书记主持会议几次：5次',
  })
})

test.each([
  ['今年', 2026],
  ['写去年的', 2025],
  ['前年', 2024],
])('%s is a year by the calendar in Beijing', (said, year) => {
  const answer = { command: 'answer', args: { text: said } } as const
  expect(interpretAnswer({ kind: 'year', text: '' }, answer, NOW)).toEqual({ kind: 'profile', args: { year } })
})
