import type { FactId } from '../../core/fact.ts'

/** What stood in the brackets after a sentence. */
export interface Citations {
  readonly facts: readonly FactId[]
  /** 〔建议〕: nothing told it, the cadre has to confirm. */
  readonly suggestion: boolean
  /** 〔提法〕: a fixed formula of the year. */
  readonly formula: boolean
}

const OPEN = '〔[（(【［{〖'
const CLOSE = '〕\\]）)】］}〗'
const ID = '(?:事实)?[fF]\\s?\\d{1,5}'
const MARK = '(?:建议|提法)[^〔〕\\]）)】］}〖〗]{0,8}'
const SEPARATOR = '\\s{0,2}[,，、;；和及 ]\\s{0,2}'
const SOURCE = `[${OPEN.replace('[', '\\[')}]\\s{0,2}(?:${ID}|${MARK})(?:${SEPARATOR}(?:[fF]?\\s?\\d{1,5}|${MARK}|${ID})){0,40}\\s{0,2}[${CLOSE}]`

/** A citation in any of the brackets that models use. */
const CITATION = new RegExp(SOURCE, 'g')
const CITATION_HERE = new RegExp(`^${SOURCE}`)

export const citationAtStart = (text: string): string | undefined => CITATION_HERE.exec(text)?.[0]
export const opensBracket = (char: string): boolean => OPEN.includes(char) && char !== ''

/** Takes the citations out of a sentence. */
export function takeCitations(sentence: string): { readonly text: string; readonly citations: Citations } {
  const found = sentence.match(CITATION) ?? []
  const all = found.join('')
  return {
    text: sentence.replace(CITATION, '').trim(),
    citations: {
      facts: [...new Set(found.flatMap(idsOf))],
      suggestion: all.includes('建议'),
      formula: all.includes('提法'),
    },
  }
}

/** 〔f3,5〕 is read as f3 and f5. */
const idsOf = (citation: string): readonly FactId[] =>
  (citation.match(/\d+/g) ?? []).map((digits) => `f${Number(digits)}`)
