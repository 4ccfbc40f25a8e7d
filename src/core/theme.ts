/** What a fact is about; each theme of achievements becomes one subsection of `measures`. */
export const THEME_IDS = [
  'leadership', // 组织领导
  'learning', // 学法
  'publicity', // 普法宣传
  'enforcement', // 行政执法
  'legality-review', // 合法性审查、重大决策
  'disputes', // 矛盾纠纷化解
  'openness', // 政务公开
  'services', // 政务服务、营商环境
  'supervision', // 监督
  'special-groups', // 特殊人群
  'legal-services', // 法律顾问、公共法律服务
  'honours', // 荣誉
] as const
export type Theme = (typeof THEME_IDS)[number]
