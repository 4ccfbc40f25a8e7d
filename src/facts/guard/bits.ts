/** A set of small numbers, one bit each: quick to ask and without a step for each number when it is made. */
export type Bits = Uint32Array

/** @param most all numbers are below it */
export function bitsOf(numbers: readonly number[], most: number): Bits {
  const bits = new Uint32Array((most >> WORD_BITS) + 1)
  for (const number of numbers) {
    const at = number >> WORD_BITS
    bits[at] = (bits[at] ?? 0) | (1 << (number & WORD_MASK))
  }
  return bits
}

export function hasBit(bits: Bits, number: number): boolean {
  return ((bits[number >> WORD_BITS] ?? 0) & (1 << (number & WORD_MASK))) !== 0
}

/** 32 numbers in each element. */
const WORD_BITS = 5
const WORD_MASK = 31
