const FENCE = /^\s*(?:```|~~~)/
const DRESSING = /^\s*(?:[-*•·>]\s+)+/
const ROW = /^\s*\|(.+)\|\s*$/
const RULE = /^(?=[^-]*-)(?=[^|]*\|)[\s|:-]+$/
/** What a model writes that was told to write nothing. */
const NOTHING =
  /^[（(]?(?:无|空|[图照]?[图片像上中里的]{0,5}(?:没有|无|未(?:识别|发现|见)到?)[^，。\d]{0,8}(?:文字|内容))[）)。]*$/u

/** What a model read out of a picture, without what it dressed it in: fences, bullets, Markdown; '' when it says that there is nothing. */
export function pictureLines(text: string): string {
  const plain = text
    .split('\n')
    .filter((line) => !FENCE.test(line) && !RULE.test(line))
    .map((line) => line.replaceAll('**', '').replace(DRESSING, '').trimEnd())
    .filter((line) => line.trim() !== '')
    .map(withTabs)
  return plain.length === 1 && NOTHING.test(plain[0]?.trim() ?? '') ? '' : plain.join('\n')
}

/** A row of a Markdown table as a spreadsheet gives it: the ledger reads tables, whoever wrote them down. */
function withTabs(line: string): string {
  const cells = ROW.exec(line)?.[1]?.split('|')
  return cells === undefined ? line : cells.map((cell) => cell.trim()).join('\t')
}
