import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Fact } from '../../core/fact.ts'
import type { FactReader } from '../../core/fact-reader.ts'
import { splitNotes } from '../read-input.ts'

const told = z.object({
  year: z.string(),
  figures: z.array(
    z.object({
      value: z.string(),
      unit: z.string(),
      about: z.string(),
      in_notes: z.string(),
      approx: z.string().optional(),
    }),
  ),
})
type ToldFigure = z.infer<typeof told>['figures'][number]

export interface ToldScore {
  readonly name: string
  readonly all: number
  readonly lost: readonly string[]
}

/** A folder of raw notes (NAME.txt) with the figures a person found in them (NAME.json): which of those no fact carries. */
export async function scoreToldFigures(dir: string, reader: FactReader): Promise<readonly ToldScore[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.json')).map((name) => name.replace(/\.json$/, ''))
  return await Promise.all(
    names.sort().map(async (name) => {
      const { figures, year } = told.parse(JSON.parse(await readFile(join(dir, `${name}.json`), 'utf8')))
      const facts = readAll(splitNotes(await readFile(join(dir, `${name}.txt`), 'utf8')), Number(year), reader)
      const lost = figures.filter((figure) => !carried(figure, facts))
      return { name, all: figures.length, lost: lost.map(({ value, unit, about }) => `${value}${unit} ${about}`) }
    }),
  )
}

function readAll(texts: readonly string[], year: number, reader: FactReader): readonly Fact[] {
  const facts: Fact[] = []
  for (const [index, text] of texts.entries()) {
    const author = { id: 'u', name: 'u' }
    const note = { id: `n${index + 1}`, index: index + 1, text, author, at: 0, messageKey: `m${index + 1}` }
    facts.push(...reader.read(note, { existing: [...facts], year, nextId: facts.length + 1 }).facts)
  }
  return facts
}

/** The fact quotes the figure's place, with its value, its measure word where the note gives it so, and its approximation. */
function carried(figure: ToldFigure, facts: readonly Fact[]): boolean {
  const place = figure.in_notes.replace(/\s/g, '')
  return facts.some(
    (fact) =>
      fact.claim.replace(/\s/g, '').includes(place) &&
      fact.figures.some(
        (one) =>
          one.value === figure.value &&
          (one.approx === '') === (figure.approx === undefined) &&
          (one.unit === figure.unit || !place.endsWith(figure.unit)),
      ),
  )
}
