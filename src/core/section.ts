/**
 * The sections of the annual report 法治政府建设年度报告: an opening and the five parts the law asks for
 * (举措和成效, 第一责任人职责, 不足和原因, 下一年安排, 其他). `report` is the whole.
 */
export const SECTION_IDS = ['opening', 'measures', 'duty', 'shortcomings', 'plan', 'other'] as const
export type SectionId = (typeof SECTION_IDS)[number]
/** What a person can ask for: one section, one theme's subsection of `measures`, or everything. */
export type SectionTarget = SectionId | 'report'
