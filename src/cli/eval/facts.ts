import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { FactReader } from '../../core/fact-reader.ts'
import { createFactReader } from '../../facts/create-fact-reader.ts'
import { loadFigures } from '../../knowledge/figures.ts'
import { loadLedgerWords } from '../../knowledge/ledger-words.ts'
import { loadThemes } from '../../knowledge/themes.ts'
import { createFigureReader } from '../../language/figure-reader.ts'
import type { CliCommand, CliIo, ExitCode } from '../io.ts'
import { readLabelledNotes } from './labelled-notes.ts'
import { type FactScore, type NoteOutcome, type Share, scoreNote, sumScores } from './score-facts.ts'
import { scoreToldFigures } from './told-figures.ts'

/** What must be reached for exit 0. */
const TARGET = { theme: 0.92, polarity: 0.92, figures: 1 }

const TITLES: readonly (readonly [keyof FactScore, string])[] = [
  ['theme', '主题'],
  ['polarity', '性质'],
  ['figures', '数字'],
  ['remarks', '闲话不记'],
  ['asked', '该问的问了'],
]

export const command: CliCommand = {
  summary: '台账：主题、性质的准确率，数字保全率',
  usage: 'eval facts [--dir DIR] [--split NAME] [--notes DIR] [--errors] [--json]',
  async run(argv, io) {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        dir: { type: 'string' },
        notes: { type: 'string' },
        split: { type: 'string' },
        errors: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    })
    const reader = readerOf(join(io.root, 'config'))
    if (values.notes !== undefined) return await scoreNotes(values.notes, reader, io)
    const splits = await readLabelledNotes(values.dir ?? join(io.root, 'tests/cases/facts'))
    const chosen = [...splits].filter(([name]) => values.split === undefined || values.split === name)
    const scored = chosen.map(([name, notes]) => ({ name, ...scoreAll(notes.map((note) => scoreNote(note, reader))) }))
    if (values.json === true) io.out(JSON.stringify(Object.fromEntries(scored.map(({ name, score }) => [name, score]))))
    else io.out(scored.map(({ name, score }) => `${name}：${line(score)}`).join('\n'))
    if (values.errors === true) io.out(scored.flatMap(({ misses }) => misses).join('\n'))
    return scored.every(({ score }) => reaches(score)) ? 0 : 1
  },
}

/** Raw notes beside the figures a person found in them. */
async function scoreNotes(dir: string, reader: FactReader, io: CliIo): Promise<ExitCode> {
  const scores = await scoreToldFigures(dir, reader)
  for (const { name, all, lost } of scores) {
    io.out([`${name}：数字 ${all - lost.length}/${all}`, ...lost.map((one) => `  丢了 ${one}`)].join('\n'))
  }
  return scores.every(({ lost }) => lost.length === 0) ? 0 : 1
}

function readerOf(configDir: string) {
  const lexicon = loadFigures(configDir)
  return createFactReader({
    figures: createFigureReader({ lexicon }),
    themes: loadThemes(configDir),
    words: loadLedgerWords(configDir),
    lexicon,
  })
}

function scoreAll(outcomes: readonly NoteOutcome[]) {
  return { score: sumScores(outcomes.map(({ score }) => score)), misses: outcomes.flatMap(({ misses }) => misses) }
}

function line(score: FactScore): string {
  return TITLES.map(([key, title]) => `${title} ${told(score[key])}`).join('，')
}

function told({ right, all }: Share): string {
  return all === 0 ? '无' : `${right}/${all}（${((100 * right) / all).toFixed(1)}%）`
}

function reaches(score: FactScore): boolean {
  const rate = ({ right, all }: Share): number => (all === 0 ? 1 : right / all)
  return (
    rate(score.theme) >= TARGET.theme &&
    rate(score.polarity) >= TARGET.polarity &&
    rate(score.figures) >= TARGET.figures
  )
}
