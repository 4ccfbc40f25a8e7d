import type { UnitStyleRules } from '../../core/knowledge/unit-style-rules.ts'
import type { SectionId } from '../../core/section.ts'
import type { UnitProfile } from '../../core/unit-profile.ts'
import type { StyledSection, UnitStyle } from '../../core/unit-style.ts'
import { splitSentences } from '../../language/sentences.ts'
import { createScrub, type ScrubTools } from './create-scrub.ts'
import { measureHeadings } from './measure-headings.ts'
import { parseSample, type Sample, type SampleSection } from './parse-sample.ts'
import { placesOf } from './places-of.ts'
import { pointForm } from './point-form.ts'
import type { StyleParts } from './style-parts.ts'
import { titleForm } from './title-form.ts'

export interface SampleToLearn {
  readonly text: string
  /** What the file was called. */
  readonly source: string
  readonly by: string
  readonly at: number
  /** The unit that gives it, if it is known. */
  readonly unit?: UnitProfile
}

/** Undefined when the text is not made like a report: no numbered parts, or too short. */
export type MeasureUnitStyle = (sample: SampleToLearn) => UnitStyle | undefined

/** A text of fewer characters shows no habits. */
const SHORTEST = 300
/** So many lines at the head and foot name the unit. */
const FOOT_LINES = 4
const LONGEST_SIGNATURE = 30
const LONGEST_SOURCE = 80

/** Measures how a unit's own report is made: order, shares, headings, numbering, forms. No sentence is kept, and no figure. */
export function createMeasureUnitStyle(tools: ScrubTools & Pick<StyleParts, 'themeOf'>): MeasureUnitStyle {
  const scrub = createScrub(tools)
  return ({ text, source, by, at, unit }) => {
    const sample = parseSample(text)
    const titled = sample.sections.filter(({ id }) => id !== 'opening')
    const all = sample.sections.map(textOf).join('\n')
    const chars = charsOf(all)
    if (chars < SHORTEST || titled.length < 2) return undefined
    const places = [...placesOf(sample, footOf(text), tools.rules.notPlaces), ...ownPlaces(unit)]
    const keep = (heading: string): string | undefined => scrub(heading, places)
    const sentences = splitSentences(all)
    return {
      ...{ source: source.slice(0, LONGEST_SOURCE), by, at, chars },
      sentenceChars: Math.round(chars / Math.max(1, sentences.length)),
      sections: styledSections(sample, { keep, chars, rules: tools.rules }),
      ...measureHeadings(sample, { keep, themeOf: tools.themeOf }),
      ...waysOf(sample, all, { rules: tools.rules, unit }),
    }
  }
}

interface Measuring {
  readonly keep: (heading: string) => string | undefined
  readonly chars: number
  readonly rules: UnitStyleRules
}

/** A section that occurs twice is measured as one, where it stands first. */
function styledSections(sample: Sample, { keep, chars, rules }: Measuring): readonly StyledSection[] {
  const ids = [...new Set(sample.sections.map(({ id }) => id))]
  return ids.flatMap((id): readonly StyledSection[] => {
    const own = sample.sections.filter((one) => one.id === id)
    const length = charsOf(own.map(textOf).join(''))
    if (length === 0) return []
    const title = id === 'opening' ? undefined : titleForm(own[0]?.title ?? '', { id, keep, keys: rules.titleKeys[id] })
    const points = isPointed(id) ? pointForm(own) : undefined
    return [
      {
        id,
        ...(title === undefined ? {} : { title }),
        share: Math.round((100 * length) / chars),
        ...(points === undefined ? {} : { points }),
      },
    ]
  })
}

function isPointed(id: SectionId): boolean {
  return id === 'shortcomings' || id === 'plan'
}

type Ways = Pick<UnitStyle, 'selfName' | 'reports' | 'connectives'>

/** How it calls itself, hands itself over and goes on: each one of a few fixed forms. */
function waysOf(
  sample: Sample,
  all: string,
  { rules, unit }: { readonly rules: UnitStyleRules; readonly unit: UnitProfile | undefined },
): Ways {
  const names = unit === undefined ? Object.values(rules.selfNames).flat() : rules.selfNames[unit.level]
  const selfName = mostUsed(all, names)
  const opening = sample.sections
    .filter(({ id }) => id === 'opening')
    .map(textOf)
    .join('')
  const reports = (['报告', '汇报'] as const).find((word) => new RegExp(`现将[^。]{2,40}${word}如下`).test(opening))
  return {
    ...(selfName === undefined ? {} : { selfName }),
    ...(reports === undefined ? {} : { reports }),
    connectives: rules.connectives.filter((word) => all.includes(word)),
  }
}

function mostUsed(text: string, names: readonly string[]): string | undefined {
  const counted = names.map((name) => ({ name, times: text.split(name).length - 1 })).filter(({ times }) => times > 0)
  return counted.toSorted((a, b) => b.times - a.times)[0]?.name
}

function footOf(text: string): readonly string[] {
  const last = text.trimEnd().split('\n').slice(-FOOT_LINES)
  return last.filter((line) => line.trim().length <= LONGEST_SIGNATURE && !/[。；，]/.test(line))
}

function ownPlaces(unit: UnitProfile | undefined): readonly string[] {
  const names = unit === undefined ? [] : [unit.name, unit.county ?? '']
  return names.map((name) => name.replace(/(?:镇|乡|街道|县|市|区)$/u, '')).filter((name) => name.length > 1)
}

function textOf({ parts }: SampleSection): string {
  return parts.map(({ heading, text }) => `${heading}\n${text}`).join('\n')
}

function charsOf(text: string): number {
  return text.replace(/\s/gu, '').length
}
