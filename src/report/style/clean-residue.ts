const RESIDUE = /\[bookmark:[^\]]{0,60}\]|<[^<>]{1,120}>|&nbsp;|\uFEFF|[\u200B-\u200F\u00AD]/g
const PAGE_NUMBER = /^\s*(?:[—–-]\s*\d{1,3}\s*[—–-]|第\s*\d{1,3}\s*页(?:\s*共\s*\d{1,3}\s*页)?|\d{1,3})\s*$/
const ENDS_PARAGRAPH = /[。！？：；]$/
const OPENS_PARAGRAPH = /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、])/

/** A report as it was before it was converted: marks of the conversion gone, paragraphs cut by a page put together. */
export function cleanResidue(text: string): readonly string[] {
  const lines = text
    .replace(RESIDUE, '')
    .split(/\r?\n/)
    .filter((line) => !PAGE_NUMBER.test(line))
    .map(closeGaps)
    .filter((line) => line !== '')
  return lines.reduce<string[]>(joinBroken, [])
}

/** 2023 年度 → 2023年度; the indent of a paragraph goes. */
function closeGaps(line: string): string {
  return line
    .trim()
    .replace(/(?<=[\p{Script=Han}\d])[ \t　]+(?=[\p{Script=Han}\d])/gu, '')
    .replace(/[ \t　]+/g, ' ')
}

/** A long line without an end mark goes on in the next one. */
function joinBroken(lines: string[], line: string): string[] {
  const last = lines.at(-1)
  const broken = last !== undefined && last.length > 20 && !ENDS_PARAGRAPH.test(last) && !OPENS_PARAGRAPH.test(line)
  const isHeading = last !== undefined && OPENS_PARAGRAPH.test(last) && !last.includes('。')
  return broken && !isHeading ? [...lines.slice(0, -1), last + line] : [...lines, line]
}
