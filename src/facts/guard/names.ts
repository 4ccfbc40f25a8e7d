import type { NumeralName } from '../../core/figure-reader.ts'

const NUMERAL = /[\d零〇一二三四五六七八九十百千万两]+/g
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
  told: readonly NumeralName[],
): readonly ReplacedName[] {
  const toldTexts = new Set(told.map(bare))
  const writtenTexts = new Set(written.map(bare))
  const lost = new Map(told.filter((name) => !writtenTexts.has(bare(name))).map((name) => [shape(name), name]))
  return written.flatMap((name) => {
    const meant = toldTexts.has(bare(name)) ? undefined : lost.get(shape(name))
    return meant === undefined ? [] : [{ written: name, told: meant }]
  })
}

function bare(name: NumeralName): string {
  return name.text.replaceAll(QUOTES, '').replaceAll(/[•・‧.]/g, '·')
}

function shape(name: NumeralName): string {
  return bare(name).replaceAll(NUMERAL, '#')
}
