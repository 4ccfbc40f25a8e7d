import { expect, test } from 'vitest'
import { lengthNote } from '../../../src/report/length-note.ts'

const section = { id: 'measures' as const, title: '成效', paragraphs: [{ sentences: [] }] }

test('material that fills less than nine tenths of the wished length is said to be too little', () => {
  const sentences = [{ text: '开展宣传12次。'.repeat(10), facts: ['f1'], suggested: false }]
  const told = { ...section, paragraphs: [{ sentences }] }
  expect(lengthNote([told], 500)).toMatch(/只够写82字/)
  expect(lengthNote([told], 85)).toBeUndefined()
  expect(lengthNote([told], undefined)).toBeUndefined()
  expect(lengthNote([section], undefined)).toBeUndefined()
})
