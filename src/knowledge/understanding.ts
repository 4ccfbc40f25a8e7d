import { z } from 'zod'
import { COMMAND_NAMES } from '../core/command.ts'
import { ZhibiError } from '../core/errors.ts'
import type { ReadingRule, UnderstandingLexicon, WordMeaning } from '../core/knowledge/understanding-lexicon.ts'
import { SECTION_IDS } from '../core/section.ts'
import { THEME_IDS } from '../core/theme.ts'
import { expandPattern } from './expand-pattern.ts'
import { readTable } from './read-table.ts'
import { loadUnderstandingWeights } from './understanding-weights.ts'

const word = z.coerce.string().min(1).max(20)
const list = z.array(word)
const pattern = z.string().min(1).max(300)
/** Regular expressions. */
const shapes = z.array(z.string().min(1).max(600)).min(1)
/** Under a tag, `section:opening` or `theme:publicity`. */
const tagged = z.record(z.string(), z.array(z.union([word, pattern])))

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
  patterns: tagged,
  surroundings: z.strictObject({ who: shapes, when: shapes, between: shapes, waits: shapes, remarks: shapes }),
  stems: tagged,
  rules: z.array(rule),
  phrases: z.strictObject({
    unitLeads: list,
    yearLeads: list,
    yearSwitches: list,
    noUnits: list,
    headNouns: list,
    replaceVerbs: list,
    wishLeads: list,
    foreign: list,
    answerLeads: list,
    narrators: list,
    requestLeads: list,
    questionWords: list,
  }),
})
type Table = z.infer<typeof table>

/** How cadres say things, from `config/understanding.yaml`. Throws a ZhibiError that names what is wrong in it. */
export function loadUnderstanding(configDir: string): UnderstandingLexicon {
  return { ...loadUnderstandingWords(configDir), weights: loadUnderstandingWeights(configDir) }
}

/** The same without what was learnt with it. */
export function loadUnderstandingWords(configDir: string): Omit<UnderstandingLexicon, 'weights'> {
  const rows = readTable(configDir, 'understanding', table)
  const words = wordTable(rows)
  const sounds = loadSounds(configDir)
  const stems = stemTable(rows)
  const soundalikes = bySound(words, sounds)
  return {
    words,
    reach: { words: reachOf(words.keys()), stems: reachOf(stems.keys()), sounds: reachOf(soundalikes.keys(), ' ') },
    stems,
    sounds,
    soundalikes,
    rules: rows.rules.map(readRule),
    examples: loadExamples(configDir, rows),
    ignored: new Set(rows.ignored),
    phrases: rows.phrases,
    surroundings: rows.surroundings,
  }
}

/** How long the longest word is that begins with the same two letters: characters, or syllables parted by `joint`. */
function reachOf(words: Iterable<string>, joint = ''): ReadonlyMap<string, number> {
  const reach = new Map<string, number>()
  for (const word of words) {
    const letters = word.split(joint)
    const head = letters.slice(0, 2).join(joint)
    reach.set(head, Math.max(reach.get(head) ?? 0, letters.length))
  }
  return reach
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

const examples = z.record(z.string(), z.array(z.string().min(2).max(60)))
const NOTE_EXAMPLES = '素材'

/** Messages under the rule they are read by, from `config/understanding-examples.yaml`. */
function loadExamples(configDir: string, { rules }: Table): ReadonlyMap<string, readonly string[]> {
  const known = new Set([NOTE_EXAMPLES, ...rules.map(({ name }) => name)])
  const rows = Object.entries(readTable(configDir, 'understanding-examples', examples))
  for (const [name] of rows)
    if (!known.has(name))
      throw new ZhibiError('bad-config', `config/understanding-examples.yaml：没有叫“${name}”的规则`, {
        retryable: false,
      })
  return new Map(rows)
}

/** What destroys is never read from its sound. */
const BY_SIGHT_ONLY: readonly string[] = ['forget', 'forgetAll', 'mine', 'everything', 'remove', 'greet', 'ack']

/** Longer words are made of these; characters. */
const LONGEST_HEARD = 6

function bySound(
  words: ReadonlyMap<string, WordMeaning>,
  sounds: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, WordMeaning> {
  const heard = new Map<string, WordMeaning>()
  for (const [word, meaning] of words) {
    if (word.length < 2 || word.length > LONGEST_HEARD || BY_SIGHT_ONLY.includes(meaning.tag)) continue
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
  for (const [key, list] of Object.entries(rows.patterns)) addPatterns(words, list, meaningOf(key))
  return words
}

/** A pattern stands for many words; those known already keep their meaning. */
function addPatterns(words: Map<string, WordMeaning>, patterns: readonly string[], meaning: WordMeaning): void {
  for (const one of patterns.flatMap(expandPattern)) if (!words.has(one)) words.set(one, meaning)
}

function stemTable(rows: Table): ReadonlyMap<string, WordMeaning> {
  const stems = new Map<string, WordMeaning>()
  for (const [key, list] of Object.entries(rows.stems)) addAll(stems, list, meaningOf(key))
  return stems
}

/** `shorter` is a tag, `section:duty` one with its value. */
function meaningOf(key: string): WordMeaning {
  const [tag = key, value] = key.split(':')
  return value === undefined ? { tag } : { tag, value }
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
