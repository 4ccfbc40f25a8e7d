import { cutLine, type NoteLine, withoutStretch } from './note-lines.ts'

/** 宣传活动26场（去年19场，仅供参考）: the aside tells of last year, what stands around it does not; each is a line of its own. */
export function createAsideSplitter({
  lastYear,
}: {
  readonly lastYear: string
}): (line: NoteLine) => readonly NoteLine[] {
  const aside = new RegExp(`[（(](?:${lastYear})[^（）()]{0,40}[)）]`, 'u')
  return split

  function split(line: NoteLine): readonly NoteLine[] {
    const found = aside.exec(line.text)
    if (found === null || line.text.includes('\t')) return [line]
    const [start, end] = [found.index, found.index + found[0].length]
    const told = cutLine(line, start + 1, end - 1)
    return told === undefined ? [line] : [...split(withoutStretch(line, start, end)), told]
  }
}
