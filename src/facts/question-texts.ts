/**
 * What the ledger asks the cadre, in one place: plain words, one short sentence, quick answers where they help.
 * `at` is 第3条, a figure comes with its own words around it (调解成功284起).
 */
export const questionTexts = {
  sum: (told: { parts: string; sum: string; total: string; at: string }) =>
    `${told.at}：${told.parts}加起来是${told.sum}，写的是${told.total}，对不上，请核对。`,
  sumOptions: (told: { total: string; sum: string }) => [
    `总数改成${told.sum}`,
    `总数还是${told.total}，分项有误`,
    '不全，还有别的',
  ],
  partTooBig: (told: { part: string; whole: string; at: string }) =>
    `${told.at}：${told.part}比${told.whole}还多，请核对。`,
  ratio: (told: { part: string; whole: string; given: string; right: string; at: string }) =>
    `${told.at}：${told.part}÷${told.whole}算出来是${told.right}，写的是${told.given}，用哪个？`,
  ratioOptions: (told: { given: string; right: string }) => [`用${told.right}`, `用${told.given}`],
  ratioImpossible: (told: { whole: string; given: string; at: string }) =>
    `${told.at}：${told.whole}怎么也算不出${told.given}，请核对。`,
  baseMissing: (told: { ratio: string; at: string }) => `${told.at}：${told.ratio}是多少里头的多少（基数、怎么测的）？`,
  baseOptions: ['没有基数，照写', '没有基数，先不写'],
  conflict: (told: { left: string; leftAt: string; right: string; rightAt: string }) =>
    `${told.left}（${told.leftAt}）和${told.right}（${told.rightAt}）对不上，是一个口径吗，用哪个？`,
  conflictOptions: (told: { left: string; right: string }) => [`用${told.left}`, `用${told.right}`, '是两个口径，都写'],
  everything: (told: { part: string; whole: string; word: string; at: string }) =>
    `${told.at}：说是${told.word}，可${told.whole}、${told.part}对不上，请核对。`,
  frequency: (told: { frequency: string; expected: string; given: string; at: string }) =>
    `${told.at}：“${told.frequency}”一年应有${told.expected}次，写的是${told.given}，请核对。`,
  difference: (told: { now: string; last: string; given: string; right: string; at: string }) =>
    `${told.at}：${told.now}对上年${told.last}，差应是${told.right}，写的是${told.given}，请核对。`,
  unitMissing: (told: { figure: string; unit: string; at: string }) =>
    `${told.at}：“${told.figure}”没写单位，是“${told.unit}”吗？`,
  unitsMissing: (told: { figure: string; count: number; unit: string; at: string }) =>
    `${told.at}：“${told.figure}”等${told.count}个数没写单位，都是“${told.unit}”吗？`,
  unitUnknown: (told: { figure: string; at: string }) => `${told.at}：“${told.figure}”的单位是什么？`,
  unitOptions: (told: { unit: string }) => [`是${told.unit}`, '不是，我来改'],
  activityMissing: (told: { figure: string; options: string; at: string }) =>
    `${told.at}：“${told.figure}”说的是什么活动（${told.options}）？`,
  vagueLaw: (told: { quote: string; word: string; at: string }) =>
    `${told.at}：“${told.quote}”说的是哪部${told.word}？`,
  duplicate: (told: { left: string; leftAt: string; right: string; rightAt: string }) =>
    `${told.right}（${told.rightAt}）和${told.left}（${told.leftAt}）是一回事吗？先按一回事，只写一次。`,
  duplicateOptions: ['是一回事', '不是，两个都写'],
  whichFigure: (told: { from: string; count: number }) => `有${told.count}处是${told.from}，改哪一处？`,
  at: (index: number) => `第${index}条`,
} as const
