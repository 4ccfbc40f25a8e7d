import type { Polarity } from '../../core/fact.ts'
import type { Figure } from '../../core/figure.ts'
import type { FigureReader } from '../../core/figure-reader.ts'
import type { LedgerWords } from '../../core/knowledge/ledger-words.ts'
import type { Themes } from '../../core/knowledge/themes.ts'
import type { Theme } from '../../core/theme.ts'
import { onlyDefined } from '../only-defined.ts'
import {
  addScores,
  createThemeScorer,
  LED,
  strongest,
  type ThemeScorer,
  type ThemeScores,
} from '../themes/score-themes.ts'
import type { ColumnLexicon } from './column-heads.ts'
import { figuresBetween } from './figures-between.ts'
import { createGovernor } from './govern.ts'
import { type ClauseGroup, groupClauses } from './group-clauses.ts'
import { createAsideSplitter } from './last-year-asides.ts'
import { createLeadInReader, type LeadInReader } from './lead-in.ts'
import { createListIntros } from './list-intros.ts'
import { readListMarks } from './list-marks.ts'
import { cutLine, figuresOfLine, type NoteLine, readLines, spanInNote } from './note-lines.ts'
import { ofHeads } from './of-heads.ts'
import { type ClauseReader, createClauseReader, isCounted } from './read-clauses.ts'
import { createPolarityReader } from './read-polarity.ts'
import { createRemarkReader } from './read-remark.ts'
import { createClauseYearReader } from './read-time.ts'
import type { Governed } from './reign.ts'
import { withoutSlips } from './slips.ts'
import { createHeadSplitter } from './split-heads.ts'
import { createSpeechSplitter } from './split-speech.ts'
import type { Statement } from './statement.ts'
import { createTableTeller } from './tables.ts'

export type StatementReader = (note: string, year: number | undefined) => readonly Statement[]

interface Dependencies {
  readonly figures: FigureReader
  readonly themes: Themes
  readonly words: LedgerWords
  /** Measure words, as heads of tables name them. */
  readonly lexicon: ColumnLexicon
}

interface Tools {
  readonly themes: ThemeScorer
  readonly clauses: ClauseReader
  readonly leadIns: LeadInReader
  /** 其中, 分类: a list of parts begins. */
  readonly parts: RegExp
  /** A clause that goes on with the one before it. */
  readonly clings: RegExp
}

/** What the line before leaves to the next one. */
interface Trail {
  readonly polarity?: Polarity
  readonly theme?: Theme
}

/** The head of the township, named first; and what they do themselves, told on without naming them again. */
const HEAD =
  /^(?:[^，。；]{0,14}第一责任人|[^，。；]{0,10}(?:[—：:]|-{2})|(?:镇|乡|街道)?党(?:工)?委)?(?:书记|镇长|乡长|主任|主要领导|一把手|第一责任人)/u
const HEAD_DEED =
  /^(?:还|又|并|也|另外|现场|亲自|年底|年终|[他她](?:自己|还|也|都)?)*(?:讲|上|授|带队|带头|批|调研|接访|包[了案联]|包.{0,3}案|主持|召开|开|听取|督|部署|约谈|述法|述了?法|牵头|领办|领衔|领学|化解|督促|过问|跟班|走访|坐镇|出庭|到庭|签批|签发|审签|值守|工委会|党委会|党工委会)/u

/** A longer line is written prose. */
const CHAT_LINE = 80

/** Reads a raw note into statements, in order. Every counted figure of the note is in one of them. */
export function createStatementReader({ figures, themes, words, lexicon }: Dependencies): StatementReader {
  const scorer = createThemeScorer({ themes })
  const remarks = createRemarkReader({ words })
  const leadIns = createLeadInReader({ words, remarks })
  const clauses = createClauseReader({
    themes: scorer,
    polarity: createPolarityReader({ words }),
    remarks,
    words,
    clauseYear: createClauseYearReader({ words }),
  })
  const tools: Tools = {
    themes: scorer,
    clauses,
    leadIns,
    parts: new RegExp(words.parts.marks.join('|'), 'u'),
    clings: new RegExp(words.clings, 'u'),
  }
  const govern = createGovernor({ words, themes: scorer, leadIns, figures })
  const splitAtHeads = createHeadSplitter(words)
  const splitSpeech = createSpeechSplitter(words)
  const splitAsides = createAsideSplitter(words)
  const tellTables = createTableTeller(lexicon, words.unitHints)
  const introduceLists = createListIntros({ words, figures })
  return (note, year) => {
    // Read once for the whole note: parts listed in one line take the measure word of the total in the line before.
    const { lines: told, figures: inNote } = tellTables(
      readLines(note).map(withoutSlips).flatMap(splitAsides),
      figures.read(note),
    )
    const statements: Statement[] = []
    let trail: Trail = {}
    const lines = govern(introduceLists(readListMarks(told.flatMap(splitSpeech).flatMap(splitAtHeads))))
    for (const governed of plannedBelow(lines, year)) {
      const read = readLine({ governed: nextYear(governed, year), trail, tools, year, inNote })
      statements.push(...read)
      const theme = read.findLast((one) => one.theme !== undefined)?.theme
      trail = { ...trail, ...onlyDefined({ theme, polarity: read.at(-1)?.polarity }) }
    }
    return ofHeads(statements)
  }
}

/** 「2026年：」 alone in its line: what stands below it, up to an empty line, is planned; the line itself says nothing. */
function plannedBelow(lines: readonly Governed[], year: number | undefined): readonly Governed[] {
  if (year === undefined) return lines
  const head = new RegExp(`^${String(year + 1)}年度?(?:的?(?:工作|打算|计划|安排|重点|思路))*[：:]?$`, 'u')
  let planned = false
  return lines.flatMap((governed) => {
    const isHead = head.test(governed.line.text)
    planned = isHead || (planned && !governed.line.afterGap)
    if (isHead) return []
    return planned && governed.polarity === undefined ? [{ ...governed, polarity: 'plan' as const }] : [governed]
  })
}

/** 「2026年：A；B；C」 of a report for 2025: all of the line is planned. */
function nextYear(governed: Governed, year: number | undefined): Governed {
  if (year === undefined || governed.polarity !== undefined) return governed
  const named = /^(20\d\d)年?度?(?:的)?(?:工作|打算|计划|安排|重点|思路)?[：:\s]/.exec(governed.line.text)?.[1]
  return named !== undefined && Number(named) === year + 1 ? { ...governed, polarity: 'plan' } : governed
}

interface LineInNote {
  readonly governed: Governed
  readonly trail: Trail
  readonly tools: Tools
  readonly year: number | undefined
  readonly inNote: readonly Figure[]
}

function readLine({ governed, trail, tools, year, inNote }: LineInNote): readonly Statement[] {
  const { line } = governed
  const figures = figuresOfLine(line, inNote)
  const groups = groupClauses(tools.clauses.read(line.text, figures, year), {
    base: governed.polarity,
    lead: governed.theme,
    carried: trail.polarity,
    stillToDo: (clause) =>
      /[；;]\s*$/.test(line.text.slice(0, clause.start)) &&
      !/[了过]|已|今年|全年/.test(line.text.slice(clause.start, clause.end)),
    formal: line.text.length > CHAT_LINE || line.text.includes('。'),
    sameHead: (group, clause) =>
      HEAD.test(line.text.slice(group.start, group.end).trim()) &&
      HEAD_DEED.test(line.text.slice(clause.start, clause.end).trim()),
    clings: (clause) => tools.clings.test(line.text.slice(clause.start, clause.end).trim()),
    listing: (clause) => governed.listing === true || tools.parts.test(line.text.slice(clause.start, clause.end)),
  })
  const statements: Statement[] = []
  for (const group of groups) {
    const prior = statements.findLast((one) => one.theme !== undefined)?.theme
    const statement = asStatement({
      group: governed.aside === true ? { ...group, remark: true } : group,
      governed,
      figures,
      tools,
      prior,
      trail: trail.theme,
    })
    if (statement !== undefined) statements.push(statement)
  }
  return statements
}

interface GroupInLine {
  readonly group: ClauseGroup
  readonly governed: Governed
  readonly figures: readonly Figure[]
  readonly tools: Tools
  /** Theme of the statement before it in the line, and of the line before. */
  readonly prior: Theme | undefined
  readonly trail: Theme | undefined
}

function asStatement(place: GroupInLine): Statement | undefined {
  const { group, governed, tools } = place
  const source = tools.leadIns.source(governed.line.text.slice(group.start, group.end))
  const start = group.start + (source?.start ?? 0)
  const end = source === undefined ? group.end : group.start + source.end
  const line = cutLine(governed.line, start, end)
  if (line === undefined) return undefined
  const figures = figuresWithin(place.figures, governed.line, start, end)
  if (isNothing(group, figures, line.text)) return undefined
  const context = source?.office ?? governed.context
  const date = figures.find((figure) => figure.kind === 'date' && figure.value.includes('-'))?.value
  return {
    claim: line.text,
    span: spanInNote(line, 0, line.text.length),
    ...themeAndPolarity(place, line.text),
    figures,
    lastYear: group.lastYear && !group.remark,
    ...onlyDefined({ date, context }),
  }
}

/** The line's figures within the claim, their spans moved to it. */
function figuresWithin(figures: readonly Figure[], line: NoteLine, start: number, end: number): readonly Figure[] {
  const raw = line.text.slice(start, end)
  const shift = start + raw.length - raw.trimStart().length
  return figuresBetween(figures, shift, end).map((figure) => ({
    ...figure,
    span: { start: figure.span.start - shift, end: figure.span.end - shift },
  }))
}

/** A remark without a figure, or a fragment that tells nothing. */
function isNothing(group: ClauseGroup, figures: readonly Figure[], claim: string): boolean {
  const told = figures.some((figure) => isCounted(figure) || figure.value.includes('-'))
  if (told) return false
  return group.remark || !/\p{Script=Han}{2}|[A-Za-z]{2}/u.test(claim)
}

/** Points for the theme of the statement before in the line, and of the line before. */
const SAME_LINE = 2
const LINE_BEFORE = 1

function themeAndPolarity(place: GroupInLine, claim: string): { theme?: Theme; polarity: Polarity } {
  const { group, governed, tools } = place
  if (group.remark) return { polarity: 'other' }
  const nothingMore = group.polarity === 'other' && !group.counted
  if (nothingMore || tools.themes.isOffTopic(claim, group.scores)) return { polarity: 'other' }
  const hints: ThemeScores = [
    [governed.theme, governed.named === true ? 2 * LED : LED],
    [place.prior, group.polarity === 'cause' ? LED : SAME_LINE],
    [group.counted ? place.trail : undefined, LINE_BEFORE],
  ].reduce<ThemeScores>(
    (sum, [theme, points]) =>
      theme === undefined ? sum : addScores(sum, new Map([[theme, points]] as [Theme, number][])),
    new Map(),
  )
  const { theme } = strongest(addScores(group.scores, hints))
  return theme === undefined ? { polarity: group.polarity } : { theme, polarity: group.polarity }
}
