import type { UnderstandingLexicon } from '../../../core/knowledge/understanding-lexicon.ts'
import type { MessageLabel, UnderstandingWeights } from '../../../core/knowledge/understanding-weights.ts'
import type { UnderstandingState } from '../../../core/understanding.ts'
import { featuresOf, hashFeature } from './features.ts'

/** What a text most likely is, and how likely, 0 to 1. */
export interface Guess {
  readonly label: MessageLabel
  readonly probability: number
  /** How likely it is material. */
  readonly note: number
  /** How likely it is more than one thing. */
  readonly several: number
}

export type Classify = (body: string, state: UnderstandingState) => Guess

/** A linear classifier (multinomial logistic regression) over hashed features; its weights come from labelled messages. */
export function createClassifier(dependencies: {
  readonly lexicon: UnderstandingLexicon
  readonly weights: UnderstandingWeights
}): Classify {
  const { lexicon, weights } = dependencies
  const noteAt = weights.labels.indexOf('note')
  const severalAt = weights.labels.indexOf('several')
  return (body, state) => {
    const features = [...featuresOf(body, state, lexicon)].map((name) => hashFeature(name, weights.bits))
    const shares = probabilities(weights.rows, features)
    const best = shares.indexOf(Math.max(...shares))
    return {
      label: weights.labels[best] ?? 'note',
      probability: shares[best] ?? 0,
      note: shares[noteAt] ?? 0,
      several: shares[severalAt] ?? 0,
    }
  }
}

function sumOf(row: Float32Array, features: readonly number[]): number {
  let sum = 0
  for (const feature of features) sum += row[feature] ?? 0
  return sum
}

/** Softmax of the summed weights; the sum is divided by the root of the count, so that long texts do not shout. */
function probabilities(rows: readonly Float32Array[], features: readonly number[]): readonly number[] {
  const scale = Math.sqrt(features.length)
  const scores = rows.map((row) => sumOf(row, features) / scale)
  const highest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - highest))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}
