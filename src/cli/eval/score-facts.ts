import type { Fact } from '../../core/fact.ts'
import type { FactReader, FactReading } from '../../core/fact-reader.ts'
import type { ExpectedFact, LabelledNote } from './labelled-notes.ts'

/** right of all: theme, polarity and figures of the expected facts, remarks kept out, questions asked. */
export interface FactScore {
  readonly theme: Share
  readonly polarity: Share
  readonly figures: Share
  readonly remarks: Share
  readonly asked: Share
}

export interface Share {
  readonly right: number
  readonly all: number
}

export interface NoteOutcome {
  readonly score: FactScore
  readonly misses: readonly string[]
}

/** Reads one labelled note and compares. */
export function scoreNote(note: LabelledNote, reader: FactReader): NoteOutcome {
  const read = reader.read(
    { id: 'n1', index: 1, text: note.text, author: { id: 'u', name: 'u' }, at: 0, messageKey: note.id },
    { existing: [], year: note.year, nextId: 1 },
  )
  const misses: string[] = []
  const miss = (what: string): void => {
    misses.push(`${note.id} ${what}`)
  }
  return {
    score: {
      theme: share(
        note.facts,
        (one) => holds(one, read, (fact) => fact.theme === one.theme) || report(miss, '主题', one, read),
      ),
      polarity: share(
        note.facts,
        (one) => holds(one, read, (fact) => fact.polarity === one.polarity) || report(miss, '性质', one, read),
      ),
      figures: figureShare(note, read, miss),
      remarks: share(
        note.none,
        (words) =>
          !read.facts.some((fact) => fact.claim.includes(words) && !isAside(fact)) || fail(miss, `记了“${words}”`),
      ),
      asked: share(note.asks, (kind) => read.questions.some((one) => one.kind === kind) || fail(miss, `没问 ${kind}`)),
    },
    misses,
  }
}

function share<T>(items: readonly T[], right: (item: T) => boolean): Share {
  return { right: items.filter(right).length, all: items.length }
}

function holds({ says }: ExpectedFact, read: FactReading, test: (fact: Fact) => boolean): boolean {
  return read.facts.some((fact) => fact.claim.includes(says) && test(fact))
}

function fail(miss: (what: string) => void, what: string): false {
  miss(what)
  return false
}

function report(
  miss: (what: string) => void,
  what: string,
  { says, theme, polarity }: ExpectedFact,
  read: FactReading,
): false {
  const got = read.facts.find((fact) => fact.claim.includes(says))
  const told = got === undefined ? '没有这条' : `${got.theme ?? '-'} ${got.polarity}`
  return fail(miss, `${what}“${says}”应为 ${theme ?? '-'} ${polarity}，读成 ${told}`)
}

/** A remark kept only for the figure in it. */
function isAside(fact: Fact): boolean {
  return fact.polarity === 'other' && fact.theme === undefined && fact.figures.length > 0
}

/** Every expected figure must be some fact's figure, each one counted once. */
function figureShare(note: LabelledNote, read: FactReading, miss: (what: string) => void): Share {
  const left = read.facts.flatMap((fact) => [...fact.figures])
  return share(
    note.facts.flatMap((fact) => fact.figures),
    ({ value, unit, approx = '' }) => {
      const at = left.findIndex(
        (figure) => figure.value === value && figure.unit === unit && (figure.approx === '') === (approx === ''),
      )
      if (at < 0) return fail(miss, `丢了 ${value}${unit}${approx}`)
      left.splice(at, 1)
      return true
    },
  )
}

/** The scores of many notes in one. */
export function sumScores(scores: readonly FactScore[]): FactScore {
  const add = (pick: (score: FactScore) => Share): Share => ({
    right: scores.reduce((sum, score) => sum + pick(score).right, 0),
    all: scores.reduce((sum, score) => sum + pick(score).all, 0),
  })
  return {
    theme: add((one) => one.theme),
    polarity: add((one) => one.polarity),
    figures: add((one) => one.figures),
    remarks: add((one) => one.remarks),
    asked: add((one) => one.asked),
  }
}
