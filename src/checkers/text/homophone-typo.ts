import type { GenreWords } from '../../core/knowledge/check-knowledge.ts'
import type { Words } from '../../language/words.ts'
import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'
import type { ReadReport, ReportSentence } from '../read-report.ts'

/** Finds the word of the genre that two characters are taken for; undefined when they are none. */
type MeantWord = (pair: string) => string | undefined

/**
 * 毛盾 for 矛盾: two characters that no dictionary joins to anything around them, and that differ from one common word of
 * the genre by a character of the same sound, as pinyin keyboards mistype them.
 */
export function createHomophoneTypo(genre: GenreWords, words: Pick<Words, 'cutByDictionary'>): Check {
  const meant = createMeantWord(genre)
  return {
    name: 'homophone-typo',
    find: (report) => report.sentences.flatMap((sentence) => typosOf(sentence, report, { words, meant })),
  }
}

function typosOf(
  { text, span }: ReportSentence,
  report: ReadReport,
  { words, meant }: { readonly words: Pick<Words, 'cutByDictionary'>; readonly meant: MeantWord },
): readonly Remark[] {
  const remarks: Remark[] = []
  let at = span.start
  let before = ''
  for (const word of words.cutByDictionary(text)) {
    const right = before.length === 1 && word.length === 1 ? meant(before + word) : undefined
    if (right !== undefined) {
      const message = `“${before}${word}”疑为“${right}”（同音误写）`
      remarks.push({
        kind: 'typo',
        severity: 'warn',
        span: { start: at - 1, end: at + 1 },
        message,
        suggestion: right,
      })
    }
    before = word
    at += word.length
  }
  // The cutter may fold characters; a place that does not hold what was cut is no finding.
  return remarks.filter(({ span: { start, end }, message }) => message.startsWith(`“${report.text.slice(start, end)}”`))
}

function createMeantWord({ words, syllables, alone }: GenreWords): MeantWord {
  const sounds = new Map<string, string[]>()
  for (const [syllable, chars] of Object.entries(syllables))
    for (const char of chars) sounds.set(char, [...(sounds.get(char) ?? []), syllable])
  const known = new Set(words)
  const byKey = new Map<string, string>()
  for (const word of words) for (const key of keysOf(word, sounds)) byKey.set(key, word)
  return (pair) => {
    if (known.has(pair) || Array.from(pair).some((char) => alone.includes(char))) return undefined
    const found = new Set(keysOf(pair, sounds).flatMap((key) => byKey.get(key) ?? []))
    return found.size === 1 ? [...found][0] : undefined
  }
}

/** One character as it is written, the other as it sounds. */
function keysOf(pair: string, sounds: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const [first = '', second = ''] = Array.from(pair)
  return [
    ...(sounds.get(second) ?? []).map((sound) => `${first}+${sound}`),
    ...(sounds.get(first) ?? []).map((sound) => `${sound}+${second}`),
  ]
}
