import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  canonicalDecimal,
  decimalPlaces,
  divideDecimals,
  percentOf,
  shiftDecimal,
  subtractDecimals,
  sumDecimals,
} from '../../../src/language/decimal.ts'

test.each([
  ['0098.50', '98.5'],
  ['-0.0', '0'],
  ['.5', '0.5'],
  ['1200', '1200'],
  ['-007', '-7'],
])('%s is kept as %s', (text, canonical) => {
  expect(canonicalDecimal(text)).toBe(canonical)
})

test('1.2 ten-thousands are 12000, and two places back is per cent undone', () => {
  expect(shiftDecimal('1.2', 4)).toBe('12000')
  expect(shiftDecimal('-5', -2)).toBe('-0.05')
})

test('sums and differences are exact where floats are not', () => {
  expect(sumDecimals(['0.1', '0.2'])).toBe('0.3')
  expect(subtractDecimals('0.3', '0.1')).toBe('0.2')
  expect(sumDecimals(['9'.repeat(40), '1'])).toBe(`1${'0'.repeat(40)}`)
})

test('a ratio is rounded half up to the decimals asked for', () => {
  expect(percentOf('284', '287', 2)).toBe('98.95')
  expect(divideDecimals('1', '8', 2)).toBe('0.13')
})

test('dividing by zero has no answer', () => {
  expect(divideDecimals('1', '0', 2)).toBeUndefined()
})

test('a zero at the end counts as a decimal place', () => {
  expect(decimalPlaces('98.50')).toBe(2)
  expect(decimalPlaces('98')).toBe(0)
})

test('shifting there and back changes nothing', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.integer({ min: 0, max: 30 }), (value, power) => {
      expect(shiftDecimal(shiftDecimal(String(value), power), -power)).toBe(String(value))
    }),
  )
})
