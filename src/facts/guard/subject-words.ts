import type { FigureLexicon } from '../../core/knowledge/figures.ts'
import { createWordTree } from '../../language/figures/word-tree.ts'
import { isTag, pairOf, tagOf, type Word } from './word.ts'

/**
 * Turns the words around a figure into comparable pieces: filler dropped,
 * single characters and pairs, and for each known word a tag that its synonyms share (资料 for 宣传单 and 手册 alike).
 */
export interface SubjectWords {
  /** Each piece once, the tags first. */
  readonly of: (text: string) => readonly Word[]
  /** Every piece, some more than once, in no order to rely on. */
  readonly each: (text: string, visit: (word: Word) => void) => void
  /** Whether the words say that it was not so: 未办结, 没批. */
  readonly negates: (words: string) => boolean
}

export function createSubjectWords(lexicon: FigureLexicon): SubjectWords {
  const heads = lexicon.synonyms.map(([head = '']) => head)
  const tags = new Map<string, Word>(
    lexicon.synonyms.flatMap((group, at) => {
      const tag = tagOf(heads.indexOf(heads[at] ?? ''))
      return group.map((word): [string, Word] => [word, tag])
    }),
  )
  const filler = new Set(lexicon.filler)
  const known = createWordTree([...tags.keys(), ...filler])
  const each: SubjectWords['each'] = (text, visit) => {
    // The character before, if it stands right beside this one; else 0.
    let previous = 0
    for (let index = 0; index < text.length; ) {
      const word = known.longestAt(text, index)
      const end = index + (word?.length ?? 1)
      if (word !== undefined && filler.has(word)) previous = 0
      else {
        const tag = word === undefined ? undefined : tags.get(word)
        if (tag !== undefined) visit(tag)
        for (let at = index; at < end; at += 1) previous = visitPieces(lowerCase(text.charCodeAt(at)), previous, visit)
      }
      index = end
    }
  }
  return { each, of: (text) => wordsOf(text, each), negates: createNegates(lexicon) }
}

/** 不 of 不足 and 未 of 未成年 deny nothing. */
function createNegates({ negations, notNegations }: FigureLexicon): SubjectWords['negates'] {
  const [denies, seems] = [createWordTree(negations), createWordTree(notNegations)]
  return (words) => {
    for (let at = 0; at < words.length; ) {
      const other = seems.longestAt(words, at)
      if (other === undefined && denies.longestAt(words, at) !== undefined) return true
      at += other?.length ?? 1
    }
    return false
  }
}

function wordsOf(text: string, each: SubjectWords['each']): readonly Word[] {
  const pieces = new Set<Word>()
  let tags: Set<Word> | undefined
  each(text, (word) => {
    if (isTag(word)) (tags ??= new Set()).add(word)
    else pieces.add(word)
  })
  return tags === undefined ? [...pieces] : [...tags, ...pieces]
}

/** A character, and it with the one before; what the next one stands beside. */
function visitPieces(code: number, previous: number, visit: (word: Word) => void): number {
  if (!isWordlike(code)) return 0
  if (previous !== 0) visit(pairOf(previous, code))
  visit(code)
  return code
}

/** c级 is C级. */
function lowerCase(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code
}

const WORDLIKE = /[\p{L}\p{N}]/u

function isWordlike(code: number): boolean {
  return (code >= FIRST_HAN && code <= LAST_HAN) || WORDLIKE.test(String.fromCharCode(code))
}

const FIRST_HAN = 0x4e00
const LAST_HAN = 0x9fff
