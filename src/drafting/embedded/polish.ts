/** Last touches on slotted text that need a pattern rather than a word. Each is linear: bounded repeats only. */

const POLISHES: readonly (readonly [RegExp, string])[] = [
  // 党委会班子会 → 党委会、班子会
  [/(党委会|党政联席会|班子会|专题会|领导小组会)(?=(?:党委会|党政联席会|班子会|专题会|领导小组会))/g, '$1、'],
  // 多次党委会、班子会听取 → 党委会、班子会多次听取
  [/^(多次|经常|定期)([^，。]{2,16}?会议?)(听取|研究|讨论|部署|审议)/, '$2$1$3'],
  // 赶集日、节日都设点 → 利用赶集日、节日等时机设点
  [
    /(^|，)((?:[^，、利用在\uE000-\uE3FF]{2,10}、){1,6}[^，、]{1,10}?(?:日|节|月|周|期))(?:等)?(?:均)?(设点|开展|组织|集中宣传|出动)/g,
    '$1利用$2等时机$3',
  ],
  // 执法+监督系统 → “执法+监督”系统
  [/(^|[^“\p{Script=Han}])([\p{Script=Han}]{2,6}\+[\p{Script=Han}]{2,4}?)(系统|平台|模式)/gu, '$1“$2”$3'],
  // 法律明白人、 网格员 … : a comma before a lone figure is no pause
  [/，(?=[\uE000-\uE3FF](?:，|$))/g, ''],
  [/，的(?=[^，]{1,6}[\uE000-\uE3FF])/g, ''],
  [/、、/g, '、'],
  [/，{2,}/g, '，'],
  [/(由){2,}/g, '由'],
  [/等等?(?=、)/g, ''],
  [/等内容等内容/g, '等内容'],
  [/““/g, '“'],
  [/””/g, '”'],
]

export function polish(slotted: string): string {
  return POLISHES.reduce((text, [pattern, to]) => text.replace(pattern, to), slotted)
}
