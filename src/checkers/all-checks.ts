import type { CheckKnowledge } from '../core/knowledge/check-knowledge.ts'
import type { FigureUnits } from '../language/units.ts'
import type { Words } from '../language/words.ts'
import type { Check } from './check.ts'
import { createExpressionsInTime } from './dates/expressions-in-time.ts'
import { createStaleReference } from './dates/stale-reference.ts'
import { yearSlip } from './dates/year-slip.ts'
import { createPhraseChecks } from './lexicon/phrase-check.ts'
import { idOrPhone } from './names/id-or-phone.ts'
import { createLawName } from './names/law-name.ts'
import { levelMixed } from './names/level-mixed.ts'
import { missingName } from './names/missing-name.ts'
import { createPersonName } from './names/person-name.ts'
import { createPlaceLeftover } from './names/place-leftover.ts'
import { createSensitiveGroup } from './names/sensitive-group.ts'
import { approxTotal } from './numbers/approx-total.ts'
import { createFrequencyConflict } from './numbers/frequency-conflict.ts'
import { createMeasureWords } from './numbers/measure-words.ts'
import { createNumberConflict } from './numbers/number-conflict.ts'
import { createNumberSuspect } from './numbers/number-suspect.ts'
import { createRatioWrong } from './numbers/ratio-wrong.ts'
import { createSumWrong } from './numbers/sum-wrong.ts'
import { dateCutoff } from './structure/date-cutoff.ts'
import { docType } from './structure/doc-type.ts'
import { formatMissing } from './structure/format-missing.ts'
import { headingStyle } from './structure/heading-style.ts'
import { createMandatoryMissing } from './structure/mandatory-missing.ts'
import { createNoCause } from './structure/no-cause.ts'
import { createProblemUnanswered } from './structure/problem-unanswered.ts'
import { createThemeMisplaced } from './structure/theme-misplaced.ts'
import { duplicate } from './text/duplicate.ts'
import { fragment } from './text/fragment.ts'
import { createHomophoneTypo } from './text/homophone-typo.ts'
import { layoutBreak } from './text/layout-break.ts'
import { numbering } from './text/numbering.ts'
import { punctuation } from './text/punctuation.ts'
import { spacing } from './text/spacing.ts'

/** Every check; the order says nothing of their weight. */
export function createChecks(
  knowledge: CheckKnowledge,
  { units, words }: { readonly units: FigureUnits; readonly words: Pick<Words, 'cutByDictionary'> },
): readonly Check[] {
  const { counting, expressions, names, structure } = knowledge
  return [
    ...createPhraseChecks(knowledge.phrases),
    createNumberConflict(counting, units),
    createRatioWrong(units),
    createSumWrong(counting, units),
    createMeasureWords(counting),
    createFrequencyConflict(units),
    approxTotal,
    createNumberSuspect(counting),
    createPlaceLeftover(names),
    createPersonName(names),
    createSensitiveGroup(knowledge.sensitiveGroups),
    createLawName(knowledge.laws),
    idOrPhone,
    levelMixed,
    missingName,
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
    fragment,
    createHomophoneTypo(knowledge.genre, words),
    layoutBreak,
    numbering,
    punctuation,
    spacing,
  ]
}
