/** Stands for the report year (报告年度) until a cadre says it. */
export const UNDECLARED_YEAR = 0

/** What stands in a text for a year nobody has said, to be seen and filled in. */
const BLANK_YEAR = '〔年度待填〕'
const BLANK_NEXT = '下一'

/** The year as written before 年 or 年度; never a guess. */
export function yearText(year: number): string {
  return year === UNDECLARED_YEAR ? BLANK_YEAR : String(year)
}

/** The year after it, as written before 年. */
export function nextYearText(year: number): string {
  return year === UNDECLARED_YEAR ? BLANK_NEXT : String(year + 1)
}

/** A text written before the year was known, with the year put in. */
export function fillYear(text: string, year: number): string {
  return text.replaceAll(BLANK_YEAR, yearText(year))
}
