import type { Draft } from '../core/draft.ts'
import type { Fact } from '../core/fact.ts'
import type { Note } from '../core/note.ts'
import type { Question } from '../core/question.ts'
import type { Report } from '../core/report.ts'
import { SECTION_IDS, type SectionId } from '../core/section.ts'
import { assertVersion, itemShape, readStored, reportHeadShape, STORED_VERSION } from './stored-shapes.ts'

/**
 * A report is one Redis hash: `revision`, `head` (all but the lists), and one field an item: `notes:0`, `facts:17`,
 * `questions:2`, `drafts.plan:1`. A turn writes the head and the items that are new or changed, so that the cost of
 * saving does not grow with the report.
 */
export interface ReportFields {
  readonly head: string
  readonly lists: Readonly<Record<string, readonly object[]>>
}

const LISTS = ['notes', 'facts', 'questions', ...SECTION_IDS.map((id) => `drafts.${id}`)]

export function toFields(report: Report): ReportFields {
  const { notes, facts, questions, drafts, ...head } = report
  const sections = SECTION_IDS.map((id) => [`drafts.${id}`, drafts[id] ?? []] as const)
  return {
    head: JSON.stringify({ version: STORED_VERSION, ...head, revision: undefined }),
    lists: { notes, facts, questions, ...Object.fromEntries(sections) },
  }
}

/** Throws `store-unreadable` or `store-version`. `onItem` is told where each item came from. */
export function fromFields(
  fields: Readonly<Record<string, string>>,
  onItem: (item: object, field: string) => void,
): Report {
  const place = 'a report'
  const { version, ...head } = readStored(fields['head'], reportHeadShape, place)
  assertVersion(version, place)
  const list = (name: string): readonly object[] => {
    const items: object[] = []
    for (let at = 0; fields[`${name}:${at}`] !== undefined; at += 1) {
      const field = `${name}:${at}`
      const item = Object.freeze(readStored(fields[field], itemShape(name), field))
      onItem(item, field)
      items.push(item)
    }
    return items
  }
  const lists = Object.fromEntries(LISTS.map((name) => [name, list(name)]))
  return {
    ...(head as unknown as Omit<Report, 'revision' | 'notes' | 'facts' | 'questions' | 'drafts'>),
    revision: Number(fields['revision']),
    notes: lists['notes'] as readonly Note[],
    facts: lists['facts'] as readonly Fact[],
    questions: lists['questions'] as readonly Question[],
    drafts: readDrafts(lists),
  }
}

function readDrafts(lists: Readonly<Record<string, readonly object[] | undefined>>): Report['drafts'] {
  const drafts: Partial<Record<SectionId, readonly Draft[]>> = {}
  for (const id of SECTION_IDS) {
    const revisions = lists[`drafts.${id}`] ?? []
    if (revisions.length > 0) drafts[id] = revisions as readonly Draft[]
  }
  return drafts
}
