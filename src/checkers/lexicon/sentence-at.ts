import type { ReportSentence } from '../read-report.ts'

/** Finds the sentence an offset stands in, by halving. */
export function createSentenceFinder(
  sentences: readonly ReportSentence[],
): (offset: number) => ReportSentence | undefined {
  return (offset) => {
    let low = 0
    let high = sentences.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((sentences[middle]?.span.start ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return sentences[low]
  }
}
