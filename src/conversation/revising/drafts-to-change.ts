import type { Command } from '../../core/command.ts'
import type { Draft } from '../../core/draft.ts'
import type { DraftChange } from '../../core/drafter.ts'
import { SECTION_IDS, type SectionId } from '../../core/section.ts'
import type { Theme } from '../../core/theme.ts'
import { hasPoint } from '../../drafting/revise/points.ts'
import type { Turn } from '../turn.ts'
import { writtenSections } from '../write-section.ts'
import { type SectionPart, subsectionOf, wholeOf } from './subsection.ts'

/** A draft that is meant, and the part of it that is to be changed. */
export interface Target extends SectionPart {
  readonly draft: Draft
  /** The part is this theme's subsection of a longer draft. */
  readonly theme?: Theme
}

/** What a wish is about; `unclear` when a point is meant that several sections have. */
export type Meant = DraftsMeant | { readonly kind: 'unclear'; readonly sections: readonly SectionId[] }

export interface DraftsMeant {
  readonly kind: 'drafts'
  readonly targets: readonly Target[]
  /** The whole report was meant. */
  readonly whole: boolean
}

/** A figure that is corrected is corrected in every section that has it; else the section named, or the one in hand. */
export function draftsToChange(turn: Turn, { section, args }: Command, change: DraftChange): Meant {
  if (change.kind === 'replace') return draftsWith(turn, [change])
  if (section !== undefined && section !== 'report') return ofSection(turn, section, args?.theme)
  const last = section === 'report' ? undefined : lastSection(turn)
  const newest = newestOf(turn)
  if (last !== undefined) return all(newest.filter((draft) => draft.section.id === last))
  return ofWhole(
    newest.map((draft) => asItStands(turn, draft.section.id, draft)),
    change,
  )
}

/** Every draft that has words one of the changes is about: 「把调解218改成220」 is about 218. */
export function draftsWith(turn: Turn, changes: readonly DraftChange[]): DraftsMeant {
  const words = changes.flatMap((change) => (change.kind === 'replace' ? change.from : []))
  return all(newestOf(turn).filter(({ section }) => words.some((one) => JSON.stringify(section).includes(one))))
}

const newestOf = ({ report }: Turn): readonly Draft[] => SECTION_IDS.flatMap((id) => report.drafts[id]?.at(-1) ?? [])

const all = (drafts: readonly Draft[], whole = false): DraftsMeant => ({
  kind: 'drafts',
  targets: drafts.map((draft) => ({ draft, ...wholeOf(draft) })),
  whole,
})

/** A theme's part by itself where it was written last; else as a part of the section as it stands. */
function ofSection(turn: Turn, id: SectionId, theme: Theme | undefined): Meant {
  const drafts = turn.report.drafts[id] ?? []
  const newest = drafts.at(-1)
  if (newest === undefined) return all([])
  if (newest.theme !== undefined && newest.theme === theme) return all([newest])
  const standing = asItStands(turn, id, newest)
  const part = theme === undefined ? undefined : subsectionOf(standing.section, theme, turn.report.facts)
  if (part === undefined || theme === undefined) return all([standing])
  return { kind: 'drafts', targets: [{ draft: standing, theme, ...part }], whole: false }
}

/** The section with the subsections that were written anew since. */
function asItStands({ report }: Turn, id: SectionId, newest: Draft): Draft {
  const section = writtenSections(report)[id]
  const wholes = (report.drafts[id] ?? []).filter(({ theme }) => theme === undefined)
  if (section === undefined || newest.theme === undefined || wholes.length === 0) return newest
  const { theme: _, ...draft } = newest
  return { ...draft, section: { ...section, title: newest.section.title } }
}

function lastSection({ conversation, report }: Turn): SectionId | undefined {
  const drafted = SECTION_IDS.find((id) => conversation.last === `drafted:${id}`)
  return drafted ?? (conversation.last === 'drafted:report' ? undefined : report.history.at(-1))
}

/** The beginning of the whole is its opening; a point belongs to the section that has it, if only one has. */
function ofWhole(newest: readonly Draft[], change: DraftChange): Meant {
  if (change.kind === 'reword-opening') return all(newest.slice(0, 1))
  const points = pointsMeant(change)
  if (points.length === 0) return all(newest, true)
  const having = newest.filter(({ section }) => points.every((point) => hasPoint(section, point)))
  return having.length > 1 ? { kind: 'unclear', sections: having.map(({ section }) => section.id) } : all(having)
}

export function pointsMeant(change: DraftChange): readonly number[] {
  if (change.kind === 'remove-point' || change.kind === 'merge-points') return change.points
  return change.kind === 'move-point' ? [change.point, change.to] : []
}
