import { isCounting } from '../telling.ts'

/** Lengths, points, years and the hotline's number count nothing. */
const NO_COUNT = /\d{2,5}\s*个?字|20[12]\d|第\s*\d|\d\s*[、,，和跟]\s*\d|\d\s*[点条段]|12345|12348/gu

/** Has numbers of things: such words are material, whatever stands beside them. */
export function counts(text: string): boolean {
  return isCounting(text) || /\d/u.test(text.replaceAll(NO_COUNT, ''))
}
