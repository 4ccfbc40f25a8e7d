import type { DraftSentence } from '../../core/draft.ts'

/** The reason of a point: it stays as long as its point does. */
export const isCause = ({ text }: DraftSentence): boolean => /^(?:主要原因|同时也因为|也可能是)/.test(text)
