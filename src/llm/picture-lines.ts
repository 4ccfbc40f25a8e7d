const FENCE = /^\s*(?:```|~~~)/
const DRESSING = /^\s*(?:[-*•·>]\s+)+/
const ROW = /^\s*\|(.+)\|\s*$/
const RULE = /^(?=[^-]*-)(?=[^|]*\|)[\s|:-]+$/
/** What a model writes that was told to write nothing. */
const NOTHING =
  /^[（(]?(?:无|空|[图照]?[图片像上中里的]{0,5}(?:没有|无|未(?:识别|发现|见)到?)[^，。\d]{0,8}(?:文字|内容))[）)。]*$/u

/** What a model read out of a picture, without what it dressed it in: fences, bullets, Markdown; '' when it says that there is nothing. */
export function pictureLines(text: string): string {
  const lines = text.split('\n').filter((line) => !FENCE.test(line))
  const plain = tablesTold(lines)
    .map((line) => line.replaceAll('**', '').replace(DRESSING, '').trimEnd())
    .filter((line) => line.trim() !== '')
  return plain.length === 1 && NOTHING.test(plain[0]?.trim() ?? '') ? '' : plain.join('\n')
}

/** A row of a Markdown table with what stands over its columns: 柳湾村 调解件数31 成功件数30. */
function tablesTold(lines: readonly string[]): readonly string[] {
  let head: readonly string[] = []
  return lines.flatMap((line, n) => {
    if (RULE.test(line)) return []
    const cells = cellsOf(line)
    if (cells === undefined) {
      head = []
      return [line]
    }
    if (RULE.test(lines[n + 1] ?? '')) {
      head = cells
      return []
    }
    return [cells.map((cell, at) => (at === 0 ? cell : `${head[at] ?? ''}${cell}`)).join(' ')]
  })
}

const cellsOf = (line: string): readonly string[] | undefined =>
  ROW.exec(line)?.[1]
    ?.split('|')
    .map((cell) => cell.trim())
