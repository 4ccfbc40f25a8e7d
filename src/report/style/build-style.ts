import type { Counts, HeadingStyle, Range, SectionStyle, StyleSheet } from '../../core/knowledge/style-sheet.ts'
import { SECTION_IDS, type SectionId } from '../../core/section.ts'
import { splitSentences } from '../../language/sentences.ts'
import { countPatterns } from './count-patterns.ts'
import { parseSample, type Sample, type SampleSection } from './parse-sample.ts'
import type { StyleParts } from './style-parts.ts'
import { tally } from './tally.ts'

const CONNECTIVES =
  '同时|此外|进一步|不断|切实|着力|持续|通过|结合|围绕|针对|依托|利用|其中|截至|全年|一年来|今年以来|积极|深入'
const ENUMERATIONS = /[一二三四五六七八九十](?:是|要)|首先|其次|（[一二三四五六七八九十]）/g
const OPENINGS: Readonly<Record<string, RegExp>> = {
  '…年，': /^20\d\d年，/,
  '在…领导下': /领导下/,
  '以…为指导（指引）': /以[^，。]{4,30}为指[导引]/,
  '学习贯彻…精神': /(?:学习)?贯彻(?:落实)?[^，。]{4,40}精神/,
  习近平法治思想: /习近平法治思想/,
  '现将…报告（汇报）如下': /现将[^。]{2,40}(?:报告|汇报)如下/,
}

/** Counts how the samples are made. Order of the samples does not matter to the counts. */
export function buildStyle(texts: readonly string[], parts: StyleParts): StyleSheet {
  const samples = texts.map(parseSample)
  const share = (has: (sample: Sample) => boolean): number =>
    round(samples.filter(has).length / Math.max(1, samples.length))
  return {
    samples: samples.length,
    outlines: tally(samples.map((one) => one.sections.map(({ id }) => id).join(' → '))),
    frame: {
      titled: share((one) => one.title.length > 0),
      signed: share((one) => one.signed),
      dated: share((one) => one.dated),
    },
    chars: range(samples.map(charsOf)),
    sections: sectionStyles(samples, parts),
    openings: openingsOf(samples),
    headings: headingStyle(samples),
    themes: countPatterns(samples, parts),
  }
}

function sectionStyles(samples: readonly Sample[], parts: StyleParts): StyleSheet['sections'] {
  const styles = SECTION_IDS.map((id): readonly [SectionId, SectionStyle | undefined] => [
    id,
    sectionStyle(samples, id, parts),
  ])
  return Object.fromEntries(styles.filter(([, style]) => style !== undefined))
}

function sectionStyle(samples: readonly Sample[], id: SectionId, { figures }: StyleParts): SectionStyle | undefined {
  const found = samples.flatMap((sample) =>
    sample.sections.filter((one) => one.id === id).map((section) => ({ text: textOf(section), of: charsOf(sample) })),
  )
  if (found.length === 0) return undefined
  const text = found.map((one) => one.text).join('\n')
  const sentences = splitSentences(text).map((one) => one.text.length)
  const counted = figures.read(text).filter(({ kind }) => kind !== 'date' && kind !== 'ordinal')
  return {
    reports: found.length,
    share: range(found.map((one) => (100 * one.text.length) / one.of)),
    chars: range(found.map((one) => one.text.length)),
    sentenceChars: range(sentences),
    figuresPer100: round((100 * counted.length) / Math.max(1, text.length)),
    enumerations: tally(text.match(ENUMERATIONS) ?? []),
    connectives: tally(text.match(new RegExp(CONNECTIVES, 'g')) ?? []),
  }
}

function openingsOf(samples: readonly Sample[]): Counts {
  const texts = samples.map((one) =>
    one.sections
      .filter(({ id }) => id === 'opening')
      .map(textOf)
      .join(''),
  )
  return tally(
    texts.flatMap((text) => Object.entries(OPENINGS).flatMap(([name, form]) => (form.test(text) ? [name] : []))),
  )
}

function headingStyle(samples: readonly Sample[]): HeadingStyle {
  const headings = samples.flatMap((one) => one.sections.flatMap(({ parts }) => parts.map(({ heading }) => heading)))
  const told = headings.filter((heading) => heading !== '')
  return {
    count: told.length,
    shapes: tally(
      told.map((heading) =>
        heading
          .split(/[，、]/)
          .map((half) => half.length)
          .join('+'),
      ),
    ),
    verbs: tally(told.flatMap((heading) => heading.split(/[，、]/).map((half) => half.slice(0, 2)))),
    endedByStop: told.length,
  }
}

function textOf({ parts }: SampleSection): string {
  return parts.map(({ heading, text }) => heading + text).join('\n')
}

function charsOf(sample: Sample): number {
  return sample.sections.reduce((sum, section) => sum + textOf(section).length, 0)
}

function range(numbers: readonly number[]): Range {
  const sum = numbers.reduce((total, one) => total + one, 0)
  return {
    low: round(Math.min(...numbers)),
    mean: round(sum / Math.max(1, numbers.length)),
    high: round(Math.max(...numbers)),
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
