/** A page of notes is shorter and has no numbered parts. */
const SHORTEST = 600
const PART = /^[ \t\u3000]*[一二三四五六七]、/gm
const TITLE_CHARS = 400
/** …2023年度法治政府建设工作报告, alone in its line. */
const TITLE =
  /^[^\n]{0,40}(20\d\d)年度?[^\n。；]{0,20}(?:法治|依法行政)[^\n。；]{0,20}(?:报告|总结|汇报)[ \t\u3000]*$|^[^\n]{0,40}(?:法治政府建设|依法行政)[^\n。；]{0,20}(?:报告|总结|汇报)[ \t\u3000]*$/m

/** A finished report, not material for one: its title stands at the head and it is divided into numbered parts. */
export function looksLikeReport(text: string): boolean {
  const parts = text.match(PART)?.length ?? 0
  return text.length >= SHORTEST && parts >= 3 && /法治政府建设/.test(text.slice(0, TITLE_CHARS))
}

/** The year a report names at its head. */
export function reportYearOf(text: string): number | undefined {
  const year = /(20\d\d)年/.exec(text.slice(0, TITLE_CHARS))?.[1]
  return year === undefined ? undefined : Number(year)
}

/** Titled as the report of an earlier year than the one that is being written, however short it is. */
export function isEarlierReport(text: string, year: number | undefined): boolean {
  const titled = TITLE.exec(text.slice(0, TITLE_CHARS))
  const told = titled === null ? undefined : Number(titled[1] ?? reportYearOf(text))
  return year !== undefined && told !== undefined && told < year
}
