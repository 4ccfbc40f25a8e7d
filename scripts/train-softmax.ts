/** One labelled example: the features it has, what it is, how much it counts. */
export interface Lesson<Label extends string> {
  readonly features: readonly number[]
  readonly label: Label
  readonly weight: number
}

const EPOCHS = 20
const RATE = 0.5
const DECAY = 2e-4
/** Smaller errors teach nothing. */
const LEAST_ERROR = 1e-4

/** Multinomial logistic regression by stochastic gradient descent with AdaGrad steps; the order is shuffled by a fixed seed. */
export function train<Label extends string>(
  lessons: readonly Lesson<Label>[],
  size: number,
): { readonly labels: readonly Label[]; readonly rows: readonly Float32Array[] } {
  const labels = [...new Set(lessons.map(({ label }) => label))].sort()
  const rows = labels.map(() => new Float32Array(size))
  const squares = labels.map(() => new Float32Array(size).fill(1e-3))
  const random = seeded(7)
  for (let epoch = 0; epoch < EPOCHS; epoch += 1)
    for (const lesson of shuffled(lessons, random)) step(lesson, { labels, rows, squares })
  return { labels, rows }
}

interface Learner<Label> {
  readonly labels: readonly Label[]
  readonly rows: readonly Float32Array[]
  readonly squares: readonly Float32Array[]
}

function step<Label extends string>({ features, label, weight }: Lesson<Label>, learner: Learner<Label>): void {
  const scale = Math.sqrt(features.length)
  const shares = softmax(learner.rows.map((row) => features.reduce((sum, at) => sum + (row[at] ?? 0), 0) / scale))
  learner.labels.forEach((one, index) => {
    const error = (((shares[index] ?? 0) - (one === label ? 1 : 0)) * weight) / scale
    const [row, square] = [learner.rows[index], learner.squares[index]]
    if (row === undefined || square === undefined || Math.abs(error) < LEAST_ERROR) return
    for (const at of features) descend({ row, square, at, error })
  })
}

function descend({
  row,
  square,
  at,
  error,
}: {
  row: Float32Array
  square: Float32Array
  at: number
  error: number
}): void {
  const slope = error + DECAY * (row[at] ?? 0)
  square[at] = (square[at] ?? 0) + slope * slope
  row[at] = (row[at] ?? 0) - (RATE * slope) / Math.sqrt(square[at] ?? 1)
}

function softmax(scores: readonly number[]): readonly number[] {
  const highest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - highest))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}

function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  const order = [...list]
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const [one, two] = [order[last], order[other]]
    if (one === undefined || two === undefined) continue
    order[last] = two
    order[other] = one
  }
  return order
}

/** Linear congruential numbers in [0, 1). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x80000000
  }
}
