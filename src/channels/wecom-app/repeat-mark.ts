/** Zero-width: seen by nobody, but bytes to the platform. */
const MARKS = ['\u200b', '\u200c']

/** Room a mark may need, in bytes: 12 signs of 3 bytes, enough for 4,000 equal replies in one window. */
export const REPEAT_MARK_BYTES = 36

/**
 * What makes the n-th equal reply to one person differ from the first, so that `enable_duplicate_check` swallows a
 * part that is sent again after a lost answer, and not a second honest 「已记下」. Nothing for the first, which is nearly
 * all of them, so texts stay clean to copy. That the platform compares these signs too is unconfirmed.
 */
export function repeatMark(ordinal: number): string {
  if (ordinal <= 0) return ''
  return Array.from(ordinal.toString(2), (bit) => MARKS[Number(bit)]).join('')
}
