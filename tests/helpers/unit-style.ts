import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { UnitStyle } from '../../src/core/unit-style.ts'
import { createThemeScorer, strongest } from '../../src/facts/themes/score-themes.ts'
import { loadThemes } from '../../src/knowledge/themes.ts'
import { loadUnitStyleRules } from '../../src/knowledge/unit-style.ts'
import { createWords } from '../../src/language/words.ts'
import { createMeasureUnitStyle } from '../../src/report/style/measure-unit-style.ts'
import { root } from './embedded-parts.ts'

/** A report of 2024 of a town of our own, with much that must not be learnt. */
export const LAST_YEAR = readFileSync(join(root, 'tests/cases/style/shuangxi-2024.txt'), 'utf8')

/** Names, and instructions to a program, that stand in it. */
export const NEVER = /祁|玉梅|大山|白茅|大圩|芦田|双溪|老祁|说事|荣获|忽略|指令|百分之百|2024/

const config = join(root, 'config')
const scorer = createThemeScorer({ themes: loadThemes(config) })

export const measureStyle = createMeasureUnitStyle({
  words: createWords(),
  rules: loadUnitStyleRules(config),
  themeOf: (text) => strongest(scorer.score(text)).theme,
})

export function styleOf(text: string = LAST_YEAR): UnitStyle {
  const style = measureStyle({ text, source: '去年报告.docx', by: 'u', at: 0 })
  if (style === undefined) throw new Error('not measured')
  return style
}
