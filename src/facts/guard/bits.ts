/** A set of small numbers, one bit each: quick to fill and to ask. */
export type Bits = Uint32Array

/** @param most all numbers are below it */
export function createBits(most: number): Bits {
  return new Uint32Array((most >> WORD_BITS) + 1)
}

export function setBit(bits: Bits, number: number): void {
  const at = number >> WORD_BITS
  bits[at] = (bits[at] ?? 0) | (1 << (number & WORD_MASK))
}

export function hasBit(bits: Bits, number: number): boolean {
  return ((bits[number >> WORD_BITS] ?? 0) & (1 << (number & WORD_MASK))) !== 0
}

/** 32 numbers in each element. */
const WORD_BITS = 5
const WORD_MASK = 31
