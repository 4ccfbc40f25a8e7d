import type { CheckKnowledge } from '../core/knowledge/check-knowledge.ts'
import type { Check } from './check.ts'
import { createExpressionsInTime } from './dates/expressions-in-time.ts'
import { createStaleReference } from './dates/stale-reference.ts'
import { yearSlip } from './dates/year-slip.ts'
import { createPhraseChecks } from './lexicon/phrase-check.ts'
import { dateCutoff } from './structure/date-cutoff.ts'
import { docType } from './structure/doc-type.ts'
import { formatMissing } from './structure/format-missing.ts'
import { headingStyle } from './structure/heading-style.ts'
import { createMandatoryMissing } from './structure/mandatory-missing.ts'
import { createNoCause } from './structure/no-cause.ts'
import { createProblemUnanswered } from './structure/problem-unanswered.ts'
import { createThemeMisplaced } from './structure/theme-misplaced.ts'
import { duplicate } from './text/duplicate.ts'
import { layoutBreak } from './text/layout-break.ts'
import { numbering } from './text/numbering.ts'
import { punctuation } from './text/punctuation.ts'
import { spacing } from './text/spacing.ts'

/** Every check; the order says nothing of their weight. */
export function createChecks(knowledge: CheckKnowledge): readonly Check[] {
  const { expressions, structure } = knowledge
  return [
    ...createPhraseChecks(knowledge.phrases),
    createExpressionsInTime(expressions),
    createStaleReference(expressions),
    yearSlip,
    createMandatoryMissing(structure),
    createNoCause(structure),
    createProblemUnanswered(structure),
    createThemeMisplaced(structure),
    formatMissing,
    docType,
    headingStyle,
    dateCutoff,
    duplicate,
    layoutBreak,
    numbering,
    punctuation,
    spacing,
  ]
}
