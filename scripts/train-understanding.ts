import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type LabelledMessage, readLabelledMessages } from '../src/cli/eval/labelled-messages.ts'
import { featuresOf, hashFeature } from '../src/conversation/understanding/learned/features.ts'
import { readFrame } from '../src/conversation/understanding/message-frame.ts'
import type { MessageLabel } from '../src/core/knowledge/understanding-weights.ts'
import type { UnderstandingState } from '../src/core/understanding.ts'
import { loadUnderstandingWords } from '../src/knowledge/understanding.ts'
import { packRow, type WeightTable } from '../src/knowledge/understanding-weights.ts'
import { type Lesson, train } from './train-softmax.ts'

/**
 * Learns how much each feature of a message speaks for each command, from the dev splits of tests/cases/understand and the
 * examples of config/, and writes config/understanding-weights.json. Deterministic. Nothing is learnt from test splits.
 * `--without NAME` leaves a split out, to see how the rest fares on it.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const BITS = 16
/** Of a long note at most so many sentences are learnt by themselves. */
const MOST_SENTENCES = 8
const SENTENCE_WEIGHT = 0.4

const { values } = parseArgs({ options: { without: { type: 'string', multiple: true, default: [] } } })
const lexicon = { ...loadUnderstandingWords(`${root}config`), weights: { bits: BITS, labels: [], rows: [] } }
const lessons: Lesson<MessageLabel>[] = []

function learn(
  text: string,
  state: UnderstandingState,
  { name, weight }: { name: MessageLabel; weight: number },
): void {
  if (text.trim() === '') return
  const features = [...featuresOf(text, state, lexicon)].map((feature) => hashFeature(feature, BITS))
  lessons.push({ features, label: name, weight })
}

function learnMessage({ text, state, expect }: LabelledMessage): void {
  const names = [...new Set(expect.map(({ command }) => command))]
  const name = names.length > 1 ? 'several' : names[0]
  if (name === undefined) return
  const { body } = readFrame(text)
  learn(body, state, { name, weight: 1 })
  const sentences = body.split(/[\n。；;！!？?]/u).filter((one) => one.trim().length > 1)
  if (name === 'note' && sentences.length > 1)
    for (const one of sentences.slice(0, MOST_SENTENCES)) learn(one, state, { name, weight: SENTENCE_WEIGHT })
}

for (const [split, messages] of await readLabelledMessages(`${root}tests/cases/understand`))
  if (/^(?:dev|late)/u.test(split) && !values.without.includes(split)) messages.forEach(learnMessage)
for (const example of lexicon.examples.get('素材') ?? [])
  learn(example, { hasNotes: true, last: 'none' }, { name: 'note', weight: 1 })

const { labels, rows } = train(lessons, 1 << BITS)
const learnt: WeightTable = {
  about: 'Written by npm run train:understanding from tests/cases/understand/dev*.jsonl; not for editing.',
  bits: BITS,
  rows: labels.map((label, at) => ({ label, ...packRow(rows[at] ?? new Float32Array(1 << BITS)) })),
}
await writeFile(`${root}config/understanding-weights.json`, `${JSON.stringify(learnt, undefined, 1)}\n`)
console.log(`${lessons.length} lessons, ${labels.length} labels`)
