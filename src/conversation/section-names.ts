import type { SectionId, SectionTarget } from '../core/section.ts'
import type { Theme } from '../core/theme.ts'

/** What people call the sections. */
export const SECTION_NAMES: Readonly<Record<SectionTarget, string>> = {
  opening: '开头',
  measures: '主要举措和成效',
  duty: '第一责任人履职情况',
  shortcomings: '存在的不足和原因',
  plan: '下一年安排',
  other: '其他情况',
  report: '全文',
}

export const THEME_NAMES: Readonly<Record<Theme | 'general', string>> = {
  leadership: '组织领导',
  learning: '学法',
  publicity: '普法宣传',
  enforcement: '行政执法',
  'legality-review': '合法性审查',
  disputes: '矛盾纠纷化解',
  openness: '政务公开',
  services: '政务服务',
  supervision: '监督',
  'special-groups': '特殊人群',
  'legal-services': '公共法律服务',
  honours: '荣誉',
  general: '其他工作',
}

/** The sections of the whole report, in the order in which they are written: the plan answers the shortcomings. */
export const REPORT_ORDER: readonly SectionId[] = ['opening', 'measures', 'duty', 'shortcomings', 'plan', 'other']
