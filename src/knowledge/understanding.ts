import { z } from 'zod'
import { COMMAND_NAMES } from '../core/command.ts'
import { ZhibiError } from '../core/errors.ts'
import type { ReadingRule, UnderstandingLexicon, WordMeaning } from '../core/knowledge/understanding-lexicon.ts'
import { SECTION_IDS } from '../core/section.ts'
import { THEME_IDS } from '../core/theme.ts'
import { readTable } from './read-table.ts'

const word = z.coerce.string().min(1).max(20)
const list = z.array(word)
const tagged = z.record(z.string(), list)

const rule = z.strictObject({
  name: z.string().min(1),
  command: z.enum(COMMAND_NAMES),
  has: z.array(z.string().min(1)).min(1),
  may: z.array(z.string()).default([]),
  not: z.array(z.string()).default([]),
  scope: z.enum(['notes', 'report']).exactOptional(),
  change: z
    .enum([
      'shorter',
      'longer',
      'length',
      'formal',
      'plain',
      'remove-point',
      'merge-points',
      'move-first',
      'move-last',
      'move-to',
      'swap',
      'reword-opening',
    ])
    .exactOptional(),
  findings: z.enum(['apply', 'ignore']).exactOptional(),
  marks: z.boolean().exactOptional(),
  next: z.boolean().exactOptional(),
  after: z.string().exactOptional(),
  pending: z.boolean().exactOptional(),
  short: z.boolean().exactOptional(),
  unsure: z.boolean().exactOptional(),
  naming: z.boolean().exactOptional(),
  drafted: z.boolean().exactOptional(),
})

const table = z.strictObject({
  ignored: list,
  words: tagged,
  sections: z.record(z.enum([...SECTION_IDS, 'report']), list),
  themes: z.record(z.enum(THEME_IDS), list),
  variants: z.record(z.enum(['submission', 'public']), list),
  rules: z.array(rule),
  phrases: z.strictObject({
    unitLeads: list,
    noUnits: list,
    headNouns: list,
    replaceVerbs: list,
    wishLeads: list,
    foreign: list,
    answerLeads: list,
    narrators: list,
  }),
})
type Table = z.infer<typeof table>

/** How cadres say things, from `config/understanding.yaml`. Throws a ZhibiError that names what is wrong in it. */
export function loadUnderstanding(configDir: string): UnderstandingLexicon {
  const rows = readTable(configDir, 'understanding', table)
  const words = wordTable(rows)
  const sounds = loadSounds(configDir)
  return {
    words,
    longestWord: Math.max(...[...words.keys()].map((one) => one.length)),
    sounds,
    soundalikes: bySound(words, sounds),
    rules: rows.rules.map(readRule),
    ignored: new Set(rows.ignored),
    phrases: rows.phrases,
  }
}

const homophones = z.strictObject({
  alike: z.record(z.string(), z.string()),
  syllables: z.record(z.string().regex(/^[a-z]+$/), z.string().min(1)),
})

/** How characters sound, from `config/homophones.yaml`. */
function loadSounds(configDir: string): ReadonlyMap<string, readonly string[]> {
  const rows = readTable(configDir, 'homophones', homophones)
  const sounds = new Map<string, string[]>()
  for (const [syllable, chars] of Object.entries(rows.syllables)) {
    const sound = Object.entries(rows.alike).reduce((text, [from, to]) => text.replace(from, to), syllable)
    for (const char of chars) sounds.set(char, [...(sounds.get(char) ?? []), sound])
  }
  return sounds
}

/** What destroys is never read from its sound. */
const BY_SIGHT_ONLY: readonly string[] = ['forget', 'forgetAll', 'mine', 'everything', 'remove', 'greet', 'ack']

function bySound(
  words: ReadonlyMap<string, WordMeaning>,
  sounds: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, WordMeaning> {
  const heard = new Map<string, WordMeaning>()
  for (const [word, meaning] of words) {
    if (word.length < 2 || BY_SIGHT_ONLY.includes(meaning.tag)) continue
    for (const key of soundKeys(word, sounds)) if (!heard.has(key)) heard.set(key, meaning)
  }
  return heard
}

/** Every way to read a word; none when a character's sound is not known. */
function soundKeys(word: string, sounds: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return Array.from(word).reduce<readonly string[]>((keys, char, at) => {
    const each = sounds.get(char) ?? []
    return at === 0 ? each : keys.flatMap((key) => each.map((sound) => `${key} ${sound}`))
  }, [])
}

function readRule(row: Table['rules'][number]): ReadingRule {
  return { ...row, has: row.has.map((entry) => entry.split('|')) }
}

function wordTable(rows: Table): ReadonlyMap<string, WordMeaning> {
  const words = new Map<string, WordMeaning>()
  for (const [tag, list] of Object.entries(rows.words)) addAll(words, list, { tag })
  for (const [value, list] of Object.entries(rows.sections)) addAll(words, list, sectionMeaning(value))
  for (const [value, list] of Object.entries(rows.themes)) addAll(words, list, { tag: 'theme', value })
  for (const [value, list] of Object.entries(rows.variants)) addAll(words, list, { tag: 'variant', value })
  return words
}

function sectionMeaning(value: string): WordMeaning {
  return value === 'report' ? { tag: 'report', value } : { tag: 'section', value }
}

/** A word under two tags would be read by the accident of order. */
function addAll(words: Map<string, WordMeaning>, list: readonly string[], meaning: WordMeaning): void {
  for (const raw of list) {
    const key = raw.toLowerCase().replaceAll(' ', '')
    const known = words.get(key)
    if (known !== undefined && (known.tag !== meaning.tag || known.value !== meaning.value))
      throw new ZhibiError(
        'bad-config',
        `config/understanding.yaml：“${raw}”同时在 ${known.tag} ${known.value ?? ''} 和 ${meaning.tag} ${meaning.value ?? ''}`,
        { retryable: false },
      )
    words.set(key, meaning)
  }
}
