/** Q1 → its months as dates have them. */
export function monthsOfQuarter(quarter: string): readonly string[] {
  const number = /^Q([1-4])$/.exec(quarter)?.[1]
  if (number === undefined) return []
  return [2, 1, 0].map((back) => `--${String(Number(number) * 3 - back).padStart(2, '0')}`)
}
