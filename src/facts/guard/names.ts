import type { Figure } from '../../core/figure.ts'
import type { NumeralName } from '../../core/figure-reader.ts'
import { parseChineseNumeral } from '../../language/chinese-numerals.ts'

const NUMERAL = /[\d零〇一二三四五六七八九十百千万两]+/g
/** 按照国办发 of 按照国办发〔2018〕118号: how much of it belongs to the name cannot be told. */
const BEFORE_YEAR = /^[\u4e00-\u9fa5]+(?=[〔[［(（【]\s?\d{4})/
const QUOTES = /[“”‘’「」『』《》]/g

export interface ReplacedName {
  readonly written: NumeralName
  readonly told: NumeralName
}

/**
 * Names whose numeral was altered: 八五普法 → 七五普法, 〔2018〕118号 → 〔2018〕128号. Only a name of the same shape that the
 * facts have and the text lost counts; a name added to the text is no figure.
 */
export function findReplacedNames(
  written: readonly NumeralName[],
  tell: () => readonly NumeralName[],
): readonly ReplacedName[] {
  if (written.length === 0) return []
  const told = tell()
  const toldTexts = new Set(told.map(bare))
  const writtenTexts = new Set(written.map(bare))
  const lost = new Map(told.filter((name) => !writtenTexts.has(bare(name))).map((name) => [shape(name), name]))
  return written.flatMap((name) => {
    const meant = toldTexts.has(bare(name)) ? undefined : lost.get(shape(name))
    return meant === undefined ? [] : [{ written: name, told: meant }]
  })
}

function bare(name: NumeralName): string {
  return name.text
    .replace(BEFORE_YEAR, '')
    .replaceAll(QUOTES, '')
    .replaceAll(/[•・‧.]/g, '·')
    .replace(/^[一二三四五六七八九十]{1,3}(?=号)/u, (number) => parseChineseNumeral(number) ?? number)
}

function shape(name: NumeralName): string {
  return bare(name).replaceAll(NUMERAL, '#')
}

/** Whether a name says the figure: “四支队伍” says 四支, “12·4” says 12月4日, 《……（2021—2025年）》 says 2021-2025年. */
export function isSaidByName(figure: Figure, names: readonly NumeralName[]): boolean {
  const said = plainDashes(figure.text)
  const day = figure.kind === 'date' ? dayOf(figure.value) : undefined
  return names.some((name) => {
    if (plainDashes(name.text).includes(said)) return true
    return (
      day !== undefined &&
      bare(name)
        .split(/[^\d·]+/)
        .includes(day)
    )
  })
}

/** "12-04" → 12·4. */
function dayOf(iso: string): string | undefined {
  const [, month, day] = /^(?:\d{4}-)?(\d{2})-(\d{2})$/.exec(iso) ?? []
  return month === undefined ? undefined : `${Number(month)}·${Number(day)}`
}

function plainDashes(text: string): string {
  return text.replaceAll(/\s/g, '').replaceAll(/[-–—~～至]+/g, '-')
}
