import type { Feedback, FeedbackLog } from '../../src/core/feedback-log.ts'

export interface MemoryFeedbackLog extends FeedbackLog {
  readonly kept: Feedback[]
}

export function createMemoryFeedbackLog(): MemoryFeedbackLog {
  const kept: Feedback[] = []
  return {
    kept,
    keep: async (_corp, feedback) => {
      kept.push(feedback)
    },
    read: async () => kept,
  }
}
