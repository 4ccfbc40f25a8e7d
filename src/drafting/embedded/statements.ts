import type { Fact } from '../../core/fact.ts'

const HEAD_WORDS =
  /^[\p{Script=Han}\s]{1,10}?(?:镇|乡|街道)(?=[\s，的]|20\d\d|$)|20\d\d年?度?|今年|在不|小结|总结|汇报|节选|情况|[（）()]|法治|政府|建设|工作|报告|材料|年报|素材|公开|用|的|[\s，：。]/gu
const SAYS_SOMETHING = 4
const ASIDE = /^[（(][^（）()]*[）)]$|\t/
const NOT_DONE = /^(?:荣誉|表彰|奖项)[，,]?(?:没有|无|暂无)|还没(?:搞|办|做|开展|弄)|尚未|先不写|暂未开展/
/** 某某执法队2024年工作小结（节选） */
const TITLE =
  /^(?![^。]*(?:了|听|研究|召开|开展|报送))[^，。；]{0,30}(?:小结|总结|汇总|汇报|情况|材料|素材|统计表|报表)(?:[（(][^（）()]{0,10}[）)])?[：:]?$/
/** 年度报告（2025）要交了 */
const DUE = /(?:报告|总结|材料)(?:[（(]\d{4}[)）])?(?:要|得|该)交/

/** A figure that counts something: no date, no place in an order. */
export function countsSomething({ figures }: Fact): boolean {
  return figures.some(({ kind }) => kind !== 'date' && kind !== 'ordinal')
}

/** 「青坪镇2023年的」 only says what the notes are, a row of names heads a table, （…） is an aside, 还没搞 is no deed. */
export function isStatement(fact: Fact): boolean {
  const { claim } = fact
  const counts = countsSomething(fact)
  if (!counts && (ASIDE.test(claim) || NOT_DONE.test(claim))) return false
  if ((TITLE.test(claim) && !counts) || DUE.test(claim)) return false
  return claim.replace(HEAD_WORDS, '').length >= SAYS_SOMETHING
}
