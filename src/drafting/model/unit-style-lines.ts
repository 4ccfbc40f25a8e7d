import type { Brief } from '../../core/brief.ts'

/**
 * What the prompt says of the unit's own report (范文): measures and fixed words. Headings are given with the parts;
 * nothing that somebody wrote freely is among these lines.
 */
export function unitStyleLines({ section, style }: Brief): readonly string[] {
  if (style === undefined) return []
  const share = style.sections.find(({ id }) => id === section)?.share
  const lines = [
    ...(share === undefined ? [] : [`全文约${style.chars}字，这一部分占${share}%`]),
    `每句平均${style.sentenceChars}字`,
    ...(style.connectives.length === 0 ? [] : [`句间用${style.connectives.join('、')}衔接`]),
    ...(section === 'measures' && style.numbersWithin ? ['每节内用“一是……二是……”分点'] : []),
  ]
  return lines.map((line) => `本单位自己的写法（与以上不同时照这一条）：${line}`)
}
