import type { FigureReader } from '../../core/figure-reader.ts'
import type { LedgerWords } from '../../core/knowledge/ledger-words.ts'
import type { Theme } from '../../core/theme.ts'
import { onlyDefined } from '../only-defined.ts'
import { CLEAR, strongest, type ThemeScorer } from '../themes/score-themes.ts'
import { createHeadings, type Headings } from './headings.ts'
import type { LeadIn, LeadInReader } from './lead-in.ts'
import type { ListedLine } from './list-marks.ts'
import { cutLine, type NoteLine } from './note-lines.ts'
import { isCounted } from './read-clauses.ts'
import type { Governed, Reign } from './reign.ts'

/** Takes headings and lead-ins off the lines of a note and hands their meaning to the lines below. */
export type Governor = (lines: readonly ListedLine[]) => readonly Governed[]

interface Dependencies {
  readonly words: LedgerWords
  readonly themes: ThemeScorer
  readonly leadIns: LeadInReader
  readonly figures: FigureReader
}

/** Where the reading stands: what reigns, and what set it: a numbered heading, a line of its own, or the lead-in of one line. */
interface Standing {
  readonly reign: Reign
  readonly setBy: 'document' | 'heading' | 'line' | 'none'
}

interface Step {
  readonly standing: Standing
  readonly governed?: Governed
}

export function createGovernor({ words, themes, leadIns, figures }: Dependencies): Governor {
  const themeOf = (text: string): Theme | undefined => {
    const { theme, score } = strongest(themes.score(text))
    return score >= CLEAR - 1 ? theme : undefined
  }
  const headings = createHeadings({ words, figures, themeOf })
  const parts = new RegExp(words.parts.marks.join('|'), 'u')

  const underLeadIn = (line: NoteLine, leadIn: LeadIn, { reign, setBy }: Standing): Step => {
    const alone = leadIn.contentAt >= line.text.length
    const start = alone ? line.text.length : contentStart(leadIn, line, words, figures)
    const own = themeOf(leadIn.text)
    // A subject below a heading belongs to the heading's field.
    const theme = start === 0 && setBy !== 'line' ? (reign.theme ?? own) : own
    const ruled = listing(rule(leadIn, reign, theme), parts.test(leadIn.text))
    const content = cutLine(line, start, line.text.length)
    const inner = leadIn.office === undefined ? undefined : saidHead(content, leadIns)
    if (inner !== undefined) return led(inner, { reign: ruled, setBy })
    const standing: Standing =
      leadIn.empty || start === 0 ? { reign, setBy } : { reign: ruled, setBy: standsAs(leadIn, alone, setBy) }
    return content === undefined ? { standing } : { standing, governed: { ...ruled, line: content } }
  }

  /** A lead-in with a figure in it is content; a heading of problems that says how many to write is kept aside. */
  const counting = (line: NoteLine, leadIn: LeadIn, standing: Standing): Step => {
    if (leadIn.polarity === undefined || leadIn.contentAt < line.text.length) {
      return { standing, governed: { ...standing.reign, line } }
    }
    const reign = rule(leadIn, standing.reign, themeOf(leadIn.text))
    return { standing: { reign, setBy: 'heading' }, governed: { line, aside: true } }
  }

  const led = ({ line, leadIn }: Led, standing: Standing): Step =>
    countsIn(line, leadIn, figures) ? counting(line, leadIn, standing) : underLeadIn(line, leadIn, standing)

  const plain = (listed: ListedLine, before: Standing): Step => {
    const [standing, { line }] = [lapsed(listed, before), listed]
    const leadIn = leadIns.read(line.text)
    return leadIn === undefined ? { standing, governed: { ...standing.reign, line } } : led({ line, leadIn }, standing)
  }

  const step = (listed: ListedLine, standing: Standing, next: ListedLine | undefined): Step => {
    if (listed.heads !== undefined)
      return { standing: { reign: { ...lapsed(listed, standing).reign, polarity: listed.heads }, setBy: 'line' } }
    if (headings.isSection(listed, next !== undefined && next.mark !== 'section'))
      return { standing: { reign: headings.section(listed), setBy: 'document' } }
    if (listed.mark === 'section') return runInto(headings.runIn(listed), standing) ?? plain(asItem(listed), standing)
    if (listed.mark !== 'part') return plain(listed, standing)
    const read = headings.part(listed, standing.reign, next !== undefined && next.mark !== 'part')
    const after: Standing = { reign: read.reign, setBy: 'document' }
    if (read.line === undefined) return { standing: after }
    if (read.line === listed.line) return plain(asItem(listed), after)
    return { standing: after, governed: { ...read.reign, line: read.line } }
  }

  return (lines) => {
    const governed: Governed[] = []
    let standing: Standing = { reign: {}, setBy: 'none' }
    for (const [index, listed] of lines.entries()) {
      const read = step(listed, standing, lines[index + 1])
      standing = index === 0 ? opening(read.standing) : read.standing
      if (read.governed !== undefined) governed.push(read.governed)
    }
    return governed
  }
}

function countsIn({ text }: NoteLine, { contentAt }: LeadIn, figures: FigureReader): boolean {
  return figures.read(text).some((figure) => isCounted(figure) && figure.span.start < contentAt)
}

interface Led {
  readonly line: NoteLine
  readonly leadIn: LeadIn
}

/** 「党政办：明年打算：…」: what the office says opens with a head of its own. */
function saidHead(line: NoteLine | undefined, leadIns: LeadInReader): Led | undefined {
  const leadIn = line === undefined ? undefined : leadIns.read(line.text)
  return line === undefined || leadIn?.polarity === undefined ? undefined : { line, leadIn }
}

function standsAs(leadIn: LeadIn, alone: boolean, before: Standing['setBy']): Standing['setBy'] {
  if (alone) return 'heading'
  return leadIn.polarity === undefined ? before : 'line'
}

/** A note that opens with 「明年：…」 goes on planning in its next lines. */
function opening({ reign, setBy }: Standing): Standing {
  return { reign, setBy: setBy === 'line' && reign.polarity === 'plan' ? 'heading' : setBy }
}

/** The polarity a lead-in gave its own line ends with the line, unless a list goes on; an empty line ends all but the source. */
function lapsed({ line, mark }: ListedLine, { reign, setBy }: Standing): Standing {
  if (mark === 'item') return { reign, setBy }
  if (line.afterGap && setBy !== 'document') return { reign: {}, setBy: 'none' }
  return setBy === 'line'
    ? { reign: onlyDefined({ theme: reign.theme, named: reign.named }), setBy: 'none' }
    : { reign, setBy }
}

const asItem = (listed: ListedLine): ListedLine => ({ ...listed, mark: 'item' })

/** The heading at the front of a line governs that line and nothing below it. */
function runInto(read: ReturnType<Headings['runIn']>, standing: Standing): Step | undefined {
  if (read?.line === undefined) return undefined
  return { standing, governed: { ...standing.reign, ...read.reign, line: read.line } }
}

/** A lead-in takes the place of the one before; a polarity told by a heading stays over the subjects listed below it. */
function rule(leadIn: LeadIn, reign: Reign, theme: Theme | undefined): Reign {
  const polarity = leadIn.polarity ?? reign.polarity
  const context = leadIn.empty && reign.context !== undefined ? `${reign.context} ${leadIn.text}` : leadIn.text
  const kept = leadIn.empty || leadIn.office !== undefined ? (theme ?? reign.theme) : theme
  const named = leadIn.names === true || staysNamed(reign, kept) ? true : undefined
  return { context, ...onlyDefined({ polarity, theme: kept, named }) }
}

function staysNamed(reign: Reign, kept: Theme | undefined): boolean {
  return reign.named === true && kept !== undefined && kept === reign.theme
}

function listing(reign: Reign, lists: boolean): Reign {
  return lists ? { ...reign, listing: true } : reign
}

/** Where the claim starts: a lead-in that is itself the subject (「横幅：160条」, 「四支队伍：…」) stays in it. */
function contentStart(leadIn: LeadIn, line: NoteLine, words: LedgerWords, figures: FigureReader): number {
  if (leadIn.office !== undefined || leadIn.polarity !== undefined || leadIn.empty) return leadIn.contentAt
  const name = leadIn.text.replace(/(?:的|方面|这块|情况|工作)+$/u, '')
  if (!words.topicHeads.includes(name) && !/(?:这块|方面|情况)$/u.test(leadIn.text)) return 0
  const first = figures.read(line.text)[0]
  return first !== undefined && first.span.start <= leadIn.contentAt ? 0 : leadIn.contentAt
}
