import { loadCheckKnowledge } from '../knowledge/check-knowledge.ts'
import { loadColloquial } from '../knowledge/colloquial.ts'
import { loadExpressions } from '../knowledge/expressions.ts'
import { loadFigures } from '../knowledge/figures.ts'
import { loadLedgerWords } from '../knowledge/ledger-words.ts'
import { loadModelProse } from '../knowledge/model-prose.ts'
import { loadOutline } from '../knowledge/outline.ts'
import { loadPhrases } from '../knowledge/phrases.ts'
import { loadPrivateNames } from '../knowledge/private-names.ts'
import { loadThemes } from '../knowledge/themes.ts'
import { loadUnderstanding } from '../knowledge/understanding.ts'
import { loadUnitStyleRules } from '../knowledge/unit-style.ts'
import { loadWrittenWords } from '../knowledge/written-words.ts'

/** Every table of config/, read and checked; a faulty one stops the start with the place of the fault. */
export function loadKnowledge(configDir: string) {
  return {
    lexicon: loadFigures(configDir),
    themes: loadThemes(configDir),
    ledgerWords: loadLedgerWords(configDir),
    colloquial: loadColloquial(configDir),
    phrases: loadPhrases(configDir),
    written: loadWrittenWords(configDir),
    prose: loadModelProse(configDir),
    privateNames: loadPrivateNames(configDir),
    outline: loadOutline(configDir),
    expressions: loadExpressions(configDir),
    understanding: loadUnderstanding(configDir),
    styleRules: loadUnitStyleRules(configDir),
    checks: loadCheckKnowledge(configDir),
  }
}
