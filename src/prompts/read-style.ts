import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Counts, SectionStyle, StyleSheet } from '../core/knowledge/style-sheet.ts'
import type { SectionId } from '../core/section.ts'
import type { Theme } from '../core/theme.ts'

/** Lines on how such a section, or such a theme's subsection, is written. */
export type StyleLines = (section: SectionId, theme?: Theme) => readonly string[]

const SHOWN = 6

/** The statistics of the sample reports as lines for a prompt; none when `zhibi samples build` was never run. */
export function readStyle(promptsDir: string): StyleLines {
  const sheet = readSheet(join(promptsDir, 'style', 'style.json'))
  if (sheet === undefined) return () => []
  return (section, theme) => {
    const style = sheet.sections[section]
    const patterns = theme === undefined ? {} : (sheet.themes[theme]?.patterns ?? {})
    return [...(style === undefined ? [] : sectionLines(style)), ...patternLines(patterns)]
  }
}

function readSheet(file: string): StyleSheet | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as StyleSheet
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function sectionLines({ share, sentenceChars, connectives, enumerations }: SectionStyle): readonly string[] {
  const list = (name: string, counts: Counts): readonly string[] => {
    const words = Object.keys(counts).slice(0, SHOWN)
    return words.length === 0 ? [] : [`${name}：${words.join('、')}`]
  }
  return [
    `占全文${share.low}%—${share.high}%，每句平均${Math.round(sentenceChars.mean)}字`,
    ...list('常用连接词', connectives),
    ...list('列举用', enumerations),
  ]
}

/** 开展｜宣传活动｜次 → 开展宣传活动N次: the form only, no figure of a sample. */
function patternLines(patterns: Counts): readonly string[] {
  const forms = Object.keys(patterns)
    .map((pattern) => pattern.split('｜'))
    .filter(([verb, object]) => verb !== '—' && object !== '—')
    .map(([verb, object, unit]) => `${verb ?? ''}${object ?? ''}N${unit ?? ''}`)
  return forms.length === 0 ? [] : [`常用搭配：${forms.slice(0, SHOWN).join('；')}`]
}
