import type { Sample } from './parse-sample.ts'

const PLACE = /[镇乡县市区]|街道/gu
const STEMS = [2, 3]

/** The proper parts of the place names at the head and foot of a report: 青石 of 青石镇. */
export function placesOf({ title }: Sample, foot: readonly string[], notPlaces: readonly string[]): readonly string[] {
  const stems = [...title, ...foot].flatMap((line) =>
    [...line.matchAll(PLACE)].flatMap(({ index }) =>
      STEMS.map((length) => line.slice(Math.max(0, index - length), index)),
    ),
  )
  const proper = stems.filter((stem) => /^[\p{Script=Han}]{2,3}$/u.test(stem) && !notPlaces.includes(stem))
  return [...new Set(proper)]
}
