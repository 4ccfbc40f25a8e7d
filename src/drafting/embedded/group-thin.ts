import type { DraftParagraph, DraftSentence } from '../../core/draft.ts'
import type { Outline } from '../../core/knowledge/drafting.ts'
import type { Theme } from '../../core/theme.ts'
import type { Craft } from './craft.ts'
import { countChars, pick } from './pick.ts'
import { styledGroups } from './styled-groups.ts'

/** A subsection with the theme it tells of. */
export interface ThemedParagraph {
  readonly theme: Theme | 'general'
  readonly paragraph: DraftParagraph
  /** Characters of its lead-in: they make nothing thicker. */
  readonly led: number
}

interface Group {
  readonly members: readonly ThemedParagraph[]
  /** Of one family: it has headings of its own. */
  readonly headings: readonly string[]
  /** The unit's own heading, whatever the members are. */
  readonly own?: string
}

/** Up to this many characters in two sentences are thin for a heading of their own, where the family has a wider one. */
const THIN_CHARS = 46
/** Themes of no family go together only when each is thinner than this. */
const THINNEST_CHARS = 36
/** Themes this far apart in the report are not set together. */
const NEAR = 2
/** A long subsection is not made longer by another theme. */
const HOST_CHARS = 260

/**
 * Thin themes stand together under one heading of a broader aim, as reports set them: those of one family first, one that
 * is alone with the other subsection of its family, and what is left over with its like.
 */
export function groupThin(
  all: readonly ThemedParagraph[],
  { outline, style }: Pick<Craft, 'outline' | 'style'>,
  seed: string,
): readonly DraftParagraph[] {
  const groups: Group[] = []
  const taken = new Set<ThemedParagraph>()
  const add = (group: Group): void => {
    if (group.members.length < 2 && group.own === undefined) return
    groups.push(group)
    for (const member of group.members) taken.add(member)
  }
  for (const { members, text } of styledGroups(all, style)) add({ members, headings: [], own: text })
  for (const family of outline.families) {
    const free = all.filter((one) => !taken.has(one))
    add(ofFamily(free, family))
  }
  for (const [one, other] of leftOver(all, taken)) add({ members: [one, other], headings: [] })
  return all.flatMap((one) => {
    const group = groups.find(({ members }) => members.includes(one))
    if (group === undefined) return [one.paragraph]
    return group.members[0] === one ? [together(group, outline, seed)] : []
  })
}

/** Pairs of near thin themes that no family took. */
function leftOver(
  all: readonly ThemedParagraph[],
  taken: ReadonlySet<ThemedParagraph>,
): readonly (readonly [ThemedParagraph, ThemedParagraph])[] {
  const pairs: (readonly [ThemedParagraph, ThemedParagraph])[] = []
  let open: number | undefined
  for (const [index, one] of all.entries()) {
    if (taken.has(one) || !isThin(one) || charsOf(one) > THINNEST_CHARS) continue
    const before = open === undefined ? undefined : all[open]
    const near = before !== undefined && index - (open ?? 0) <= NEAR
    if (near) pairs.push([before, one])
    open = near ? undefined : index
  }
  return pairs
}

/** The thin themes of a family; a single one takes the shortest of the others as its host. */
function ofFamily(all: readonly ThemedParagraph[], family: Outline['families'][number]): Group {
  const present = all.filter(({ theme }) => theme !== 'general' && family.themes.includes(theme))
  const thin = present.filter(isThin)
  if (thin.length !== 1) return { members: thin, headings: family.headings }
  const hosts = present.filter((one) => !isThin(one) && charsOf(one) <= HOST_CHARS)
  const host = hosts.toSorted((a, b) => charsOf(a) - charsOf(b))[0]
  return { members: present.filter((one) => isThin(one) || one === host), headings: family.headings }
}

function isThin(one: ThemedParagraph): boolean {
  return one.theme !== 'general' && one.paragraph.sentences.length <= 2 && charsOf(one) <= THIN_CHARS
}

function charsOf({ paragraph, led }: ThemedParagraph): number {
  return countChars(paragraph.sentences.map(({ text }) => text).join('')) - led
}

function together({ members, headings, own }: Group, outline: Outline, seed: string): DraftParagraph {
  const [first, second] = members
  const pair =
    members.length === 2 && first !== undefined && second !== undefined
      ? `${aimOf(first, outline.aims)}，${aimOf(second, outline.aims)}`
      : undefined
  const text =
    own ??
    pair ??
    pick(headings, `${seed}${first?.theme ?? ''}`) ??
    members.map((one) => aimOf(one, outline.aims)).join('，')
  return {
    heading: { level: 2, text },
    sentences: members.flatMap((one, index) => (index === 0 ? one.paragraph.sentences : turnedTo(one, outline))),
  }
}

/** 政务公开方面，…: the subject turns; not where the sentence names it itself. */
function turnedTo({ theme, paragraph }: ThemedParagraph, { fields }: Outline): readonly DraftSentence[] {
  const [first, ...rest] = paragraph.sentences
  if (first === undefined || theme === 'general') return paragraph.sentences
  const clause = /^[^，。]*/.exec(first.text)?.[0] ?? ''
  const lead = shareWord(clause, fields[theme]) || clause.endsWith('方面') ? '' : `${fields[theme]}方面，`
  return [{ ...first, text: lead + first.text }, ...rest]
}

function shareWord(text: string, name: string): boolean {
  return Array.from({ length: name.length - 1 }, (_, at) => name.slice(at, at + 2)).some((pair) => text.includes(pair))
}

/** The half of its own heading that names the work; the theme's aim where that half only names a principle. */
function aimOf({ theme, paragraph }: ThemedParagraph, aims: Outline['aims']): string {
  const half = paragraph.heading?.text.split('，')[0] ?? ''
  return half === '' || PRINCIPLE.test(half) ? aims[theme] : half
}

const PRINCIPLE = /^(?:坚持|以|突出|统筹|扎实)/
