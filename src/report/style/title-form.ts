import type { SectionId } from '../../core/section.ts'

interface TitleOf {
  readonly id: Exclude<SectionId, 'opening'>
  readonly keep: (heading: string) => string | undefined
  /** One of these is in a title of such a section. */
  readonly keys: readonly string[]
}

const YEAR = /^(?:20\d\d|二〇[〇零一二三四五六七八九]{2})(年度?|)/u
/** A title that names two sections fits neither. */
const MIXED: Readonly<Partial<Record<SectionId, RegExp>>> = {
  measures: /不足|问题|打算/,
  shortcomings: /成效|举措|做法/,
}

/** The section's title in the unit's words, {year} or {next} for its year; undefined where it cannot be kept. */
export function titleForm(title: string, { id, keep, keys }: TitleOf): string | undefined {
  const unit = YEAR.exec(title)?.[1]
  const rest = title.replace(YEAR, '')
  const kept = keep(rest)
  if (kept === undefined || kept !== rest || MIXED[id]?.test(kept) === true) return undefined
  if (!keys.some((key) => kept.includes(key))) return undefined
  return unit === undefined ? kept : `${id === 'plan' ? '{next}' : '{year}'}${unit === '' ? '年' : unit}${kept}`
}
