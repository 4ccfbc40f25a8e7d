import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import type { LedgerWords } from '../../core/knowledge/ledger-words.ts'
import type { LinePart } from './note-lines.ts'

/** What a head says of the cells under it. */
export interface Column {
  readonly name: LinePart
  /** The measure word of its counts; empty when it names none. */
  readonly measure: string
}

export type ColumnLexicon = Pick<FigureLexicon, 'measures' | 'kinds' | 'placeNouns'>

export interface ColumnHeads {
  /** 罚款(元) → 罚款, 元; 法治宣传场次 → 法治宣传, 场; 受理 → 受理 and the table's unit. */
  readonly columnOf: (cell: LinePart, unit: string) => Column
  /** 「（单位 起）」: the measure word of a whole table. */
  readonly tableUnit: (text: string) => string | undefined
  /** A cell that holds a measure word and nothing else. */
  readonly isMeasure: (text: string) => boolean
}

/** Measure words that end the name of a column without brackets (巡查次数, 参加人次); others are nouns there (行政村, 查处, 证件, 明白人). */
const BEHIND =
  '人次|户次|件次|场次|平方米|[次起份条宗亩天个册]|(?<![查调惩办])处|(?<![证文信要])件|(?<![白任事责年老病])人|(?<![姓罪签报])名|(?<![市现农工广])场|(?<![专国大])家|(?<![成基文样])本|(?<![日学到分])期|(?<!审)批|(?<![示农商困贫])户|(?<!单)元'
/** Told beside the counting words in the heads of tables. */
const SPELLED = ['万元', '亿元', '%', '％', '户次', '件次', '场次']
const RATE = /(?:率|占比|比例)$/

export function createColumnHeads(
  { measures, kinds, placeNouns }: ColumnLexicon,
  hints: LedgerWords['unitHints'],
): ColumnHeads {
  // 网格, 社区 and 小组 count themselves; in a cell or a head they are what is counted.
  const words = [...SPELLED, ...measures, ...Object.values(kinds).flat()].filter((word) => !placeNouns.includes(word))
  const any = [...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')
  const bare = new RegExp(`^(?:${any})$`, 'u')
  const ofTable = new RegExp(`^[（(]?(?:计量)?单位[：: ]?(${any})[）)]?$`, 'u')
  const inName = new RegExp(`^(.*?)(?:[（(/](${any})[）)]?|(${BEHIND})数?|(?<=案)件)$`, 'u')
  // What cases are counted in holds whatever their number; a hint with a limit needs the number.
  const plain = hints.filter(({ above, most }) => above === undefined && most === undefined)
  const usual = (name: string): string =>
    plain.find(({ words: of }) => of.some((word) => name.includes(word)))?.unit ?? ''
  return {
    isMeasure: (text) => bare.test(text),
    tableUnit: (text) => ofTable.exec(text)?.[1],
    columnOf: (cell, unit) => {
      const [, name, inBrackets, behind] = inName.exec(cell.text) ?? []
      if (name === undefined) return { name: cell, measure: RATE.test(cell.text) ? '%' : unit || usual(cell.text) }
      const measure = (inBrackets ?? behind ?? '件').replace(/^场次$/, '场').replace('％', '%')
      return { name: { ...cell, text: cell.text === '案件' ? cell.text : name }, measure }
    },
  }
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
