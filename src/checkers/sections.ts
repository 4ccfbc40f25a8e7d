import type { StructureTable } from '../core/knowledge/check-knowledge.ts'
import type { SectionId } from '../core/section.ts'
import type { Span } from '../core/span.ts'
import type { Heading } from './headings.ts'
import type { Paragraph } from './paragraphs.ts'

export interface ReportSection {
  readonly id: SectionId
  readonly heading?: Heading
  /** From its heading to the next section's. */
  readonly span: Span
  /** Its text after the heading. */
  readonly body: Span
}

/** Tells by its words which of the statutory parts a heading opens. */
export type ClassifyHeading = (heading: string) => SectionId | undefined

export function createHeadingClassifier(structure: StructureTable): ClassifyHeading {
  const kinds = structure.sections.map(({ id, heading }) => ({ id, pattern: new RegExp(heading, 'u') }))
  const achieved = /成效|做法|举措|成绩/
  return (heading) => {
    const found = kinds.find((kind) => kind.pattern.test(heading))?.id
    // 主要做法和存在问题, 工作成效及问题: two parts under one heading; its own subheadings tell them apart.
    return found === 'shortcomings' && achieved.test(heading) ? 'measures' : found
  }
}

/** The parts of a report in order; what stands before the first heading is the opening. */
export function readSections(
  paragraphs: readonly Paragraph[],
  length: number,
  classify: ClassifyHeading,
): readonly ReportSection[] {
  const opens = paragraphs.flatMap((paragraph) => openedBy(paragraph, classify))
  const first = paragraphs.find((paragraph) => paragraph.role === 'body' || paragraph.role === 'heading')
  const openingFrom = first?.span.start ?? 0
  const tail = paragraphs.find((paragraph) => paragraph.role === 'signature')?.span.start ?? length
  const opening: ReportSection = section('opening', undefined, openingFrom, opens[0]?.heading.span.start ?? tail)
  return [
    opening,
    ...opens.map(({ id, heading }, index) =>
      section(
        id,
        heading,
        heading.span.start,
        opens[index + 1]?.heading.span.start ?? Math.max(tail, heading.span.end),
      ),
    ),
  ]
}

function section(id: SectionId, heading: Heading | undefined, start: number, end: number): ReportSection {
  const from = Math.min(heading?.span.end ?? start, end)
  const base = { id, span: { start, end }, body: { start: from, end } }
  return heading === undefined ? base : { ...base, heading }
}

/** A first-level heading opens a section; a second-level one only where it names the shortcomings or the duty. */
function openedBy(
  paragraph: Paragraph,
  classify: ClassifyHeading,
): readonly { readonly id: SectionId; readonly heading: Heading }[] {
  const { heading } = paragraph
  if (heading === undefined || heading.text === '') return []
  const id = classify(heading.text)
  if (heading.level === 1) return [{ id: id ?? 'measures', heading }]
  const isOwnPart =
    heading.level === 2 &&
    /^(?:存在|主要|工作)?(?:中|的)?(?:存在)?(?:的)?(?:主要)?(?:不足|问题|短板|困难)/.test(heading.text)
  return isOwnPart ? [{ id: 'shortcomings', heading }] : []
}
