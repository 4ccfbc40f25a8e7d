import type { Command, CommandArgs } from '../../core/command.ts'
import type { DraftChange } from '../../core/drafter.ts'
import type { ChangeShape, ReadingRule } from '../../core/knowledge/understanding-lexicon.ts'
import { SECTION_IDS, type SectionTarget } from '../../core/section.ts'
import { THEME_IDS, type Theme } from '../../core/theme.ts'
import type { UnderstandingState } from '../../core/understanding.ts'
import type { Variant } from '../../core/unit-profile.ts'
import { isBystander } from './bystander.ts'
import type { Token } from './cover.ts'
import { fold } from './fold.ts'

export interface Target {
  readonly section: SectionTarget
  readonly theme?: Theme
}

/** What a rule found in a clause, on its way to commands. */
export interface Found {
  readonly rule: ReadingRule
  readonly tokens: readonly Token[]
  readonly clause: string
  readonly state: UnderstandingState
}

/** The commands of a rule: one a section named, the rest of what was said as their arguments. */
export function buildCommands(found: Found): readonly Command[] {
  const { rule } = found
  const year = declaredYear(found)
  const profile: readonly Command[] = year === undefined ? [] : [{ command: 'profile', args: { year } }]
  const variants = [...new Set(found.tokens.flatMap(({ tag, value }) => (tag === 'variant' ? [value] : [])))]
  if (variants.length > 1 && (rule.command === 'export' || rule.command === 'profile'))
    return variants.map((variant) =>
      make('export', undefined, variant === 'public' || variant === 'submission' ? { variant } : {}),
    )
  if (rule.command === 'profile')
    return [{ command: 'profile', args: { ...profile[0]?.args, ...variantArgs(found), ...wishedLength(found) } }]
  if (rule.command === 'draft') return statesYear(found, year) ? profile : [...profile, ...draftCommands(found)]
  if (rule.command === 'revise') return [reviseCommand(found)]
  return [simpleCommand(found)]
}

/** 「写2024年的报告」, not asked of anybody, says which year it is. */
function statesYear(found: Found, year: number | undefined): boolean {
  const asked = found.tokens.some((token) => token.tag === 'ask' || token.tag === 'soft' || token.tag === 'length')
  return year !== undefined && !asked && named(found).every((target) => target.section === 'report')
}

function simpleCommand(found: Found): Command {
  const { rule } = found
  const target = targetless(rule)
    ? undefined
    : (named(withoutProblems(found))[0] ?? (rule.command === 'polish' ? lastDrafted(found.state) : undefined))
  return make(rule.command, target?.section, { ...variantArgs(found), ...themeArgs(target), ...ruleArgs(found) })
}

/** These are about the message or the whole, whatever section is mentioned in passing. */
function targetless({ command, findings }: ReadingRule): boolean {
  return findings !== undefined || ['help', 'smalltalk', 'forget', 'answer', 'cancel'].includes(command)
}

function themeArgs(target: Target | undefined): Pick<CommandArgs, 'theme'> {
  return target?.theme === undefined ? {} : { theme: target.theme }
}

/** What the rule itself says, and the words of a question about sources or an answer. */
function ruleArgs(found: Found): CommandArgs {
  const { rule, clause } = found
  const worded = rule.command === 'sources' || rule.command === 'answer'
  return {
    ...(rule.scope === undefined ? {} : { scope: rule.scope }),
    ...(rule.pending === true ? { skip: true } : {}),
    ...(rule.findings === undefined ? {} : { [rule.findings]: findingNumbers(found) }),
    ...(worded ? { text: clause.trim() } : {}),
  }
}

function draftCommands(found: Found): readonly Command[] {
  const args: CommandArgs = {
    ...variantArgs(found),
    ...wishedLength(found),
    ...(found.rule.marks === true ? { marks: true } : {}),
  }
  const targets = named(found)
  const wanted = targets.length > 0 ? targets : [implied(found)]
  return wanted.map((target) => make('draft', target.section, { ...args, ...themeArgs(target) }))
}

function reviseCommand(found: Found): Command {
  const target =
    named(withoutProblems(withoutBystanders(found))).find(
      (one) => (one.section !== 'opening' || found.rule.change !== 'reword-opening') && !isContent(one, found),
    ) ?? lastDrafted(found.state)
  return make('revise', target?.section, { ...themeArgs(target), change: changeOf(found) })
}

function withoutBystanders(found: Found): Found {
  const folded = fold(found.clause).text
  return { ...found, tokens: found.tokens.filter((token) => !isBystander(token, folded)) }
}

/** 「多写点举措」 of the plan just written: more of it, not the section of that name. */
function isContent(target: Target, { tokens, state }: Found): boolean {
  if (target.section !== 'measures' || target.theme !== undefined) return false
  if (tokens.some((token) => token.tag === 'part')) return false
  return WITHIN.includes(lastDrafted(state)?.section ?? 'report')
}

const WITHIN: readonly SectionTarget[] = ['duty', 'shortcomings', 'plan']

function changeOf(found: Found): DraftChange {
  const { change } = found.rule
  return (change === undefined ? undefined : CHANGES[change]?.(found)) ?? { kind: 'free', wish: found.clause.trim() }
}

/** What each shape of change makes of the numbers of the clause; 对调 has none and stays in the cadre's words. */
const CHANGES: Readonly<Partial<Record<ChangeShape, (found: Found) => DraftChange>>> = {
  shorter: (found) => ({ kind: 'length', ...chars(found), direction: 'shorter' }),
  longer: (found) => ({ kind: 'length', ...chars(found), direction: 'longer' }),
  length: (found) => ({
    kind: 'length',
    ...chars(found),
    ...(LIMIT.test(found.clause) ? { direction: 'shorter' as const } : {}),
  }),
  formal: () => ({ kind: 'tone', tone: 'formal' }),
  plain: () => ({ kind: 'tone', tone: 'plain' }),
  'remove-point': (found) => ({ kind: 'remove-point', points: points(found) }),
  'merge-points': (found) => ({ kind: 'merge-points', points: points(found) }),
  'move-first': (found) => moved(found, 1),
  'move-last': (found) => moved(found, -1),
  'move-to': (found) => moved(found, points(found)[1] ?? 1),
  'reword-opening': () => ({ kind: 'reword-opening' }),
}

/** At most so many. */
const LIMIT = /以内|之内|不超过|控制|压|缩|最多/u

function moved(found: Found, to: number): DraftChange {
  return { kind: 'move-point', point: points(found)[0] ?? 1, to }
}

function chars(found: Found): { readonly chars?: number } {
  const [count] = [...numbers(found, 'length'), ...numbers(found, 'figure').filter((figure) => figure >= 50)]
  return count === undefined ? {} : { chars: count }
}

/** A year said with a request is the report's, unless it is the plan's next year or known already. */
function declaredYear(found: Found): number | undefined {
  const [year] = numbers(found, 'year')
  if (year === undefined || (year === found.state.year && found.rule.command !== 'profile')) return undefined
  return named(found).some((target) => target.section === 'plan') ? undefined : year
}

function variantArgs({ tokens, clause, rule }: Found): { readonly variant?: Variant } {
  const named = tokens.find((token) => token.tag === 'variant')?.value
  const value = named ?? (rule.command === 'export' ? readerOf(clause) : undefined)
  return value === 'public' || value === 'submission' ? { variant: value } : {}
}

const FOR_PUBLIC = /公开|挂网|网站|官网|公示|对外|上网|公众号|脱敏|群众看/u
const FOR_SUPERIORS = /报送|上报|报县|报市|报区|报上|[给交送][县市区上]|上级/u

/** Who the file is for, where no version is named: 「挂官网用的」. Both or neither say nothing. */
function readerOf(clause: string): Variant | undefined {
  const [open, inner] = [FOR_PUBLIC.test(clause), FOR_SUPERIORS.test(clause)]
  if (open === inner) return undefined
  return open ? 'public' : 'submission'
}

function wishedLength(found: Found): { readonly length?: number } {
  const [length] = numbers(found, 'length')
  return length === undefined ? {} : { length }
}

function numbers({ tokens }: Found, tag: string): readonly number[] {
  return tokens.filter((token) => token.tag === tag).flatMap((token) => token.numbers ?? [])
}

function points(found: Found): readonly number[] {
  return [...new Set(numbers(found, 'points'))]
}

/** Findings by number; right after a check a bare 「忽略3」 names one too. */
function findingNumbers(found: Found): readonly number[] {
  const pointed = points(found)
  return pointed.length > 0 ? pointed : [...new Set(numbers(found, 'figure'))]
}

/** 有没有问题 asks for faults, it does not name the section. */
function withoutProblems({ tokens }: Found): Pick<Found, 'tokens'> {
  return { tokens: tokens.filter((token) => token.tag !== 'problem') }
}

/** Sections and themes the clause names, in order, each once. The whole gives way to a part of it. */
export function named({ tokens }: Pick<Found, 'tokens'>): readonly Target[] {
  const all = withoutExcepted(tokens).flatMap((token): readonly Target[] => targetOf(token))
  const parts = all.filter((target) => target.section !== 'report')
  const themed = parts.some((target) => target.theme !== undefined)
  const kept = (parts.length > 0 ? parts : all).filter(
    (target) => !(themed && target.section === 'measures' && target.theme === undefined),
  )
  return kept.filter(
    (target, index) => kept.findIndex((one) => one.section === target.section && one.theme === target.theme) === index,
  )
}

/** 「除了问题，把明年的也写了」: what stands behind 除了 is not what is asked for. */
function withoutExcepted(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex((token) => token.tag === 'except')
  if (at < 0) return tokens
  const excepted = tokens.findIndex((token, index) => index > at && targetOf(token).length > 0)
  // 「除了不足其他都写了」: the rest is no section of that name.
  return tokens.filter(({ tag, value }, index) => index !== excepted && !(tag === 'section' && value === 'other'))
}

function targetOf(token: Token): readonly Target[] {
  if (token.tag === 'problem') return [{ section: 'shortcomings' }]
  if (token.tag === 'report') return [{ section: 'report' }]
  const section = SECTION_IDS.find((id) => token.tag === 'section' && id === token.value)
  if (section !== undefined) return [{ section }]
  const theme = THEME_IDS.find((id) => token.tag === 'theme' && id === token.value)
  return theme === undefined ? [] : [{ section: 'measures', theme }]
}

/** The section a bare 「写一下」 or 「继续」 means. */
function implied(found: Found): Target {
  const last = lastDrafted(found.state)
  if (last === undefined || last.section === 'report') return { section: 'report' }
  if (found.state.unfinished === true) return { ...last, ...stoppedTheme(found.state) }
  if (found.rule.next !== true) return last
  const following = SECTION_IDS[SECTION_IDS.indexOf(last.section) + 1]
  return { section: following ?? 'report' }
}

/** 「继续写」 after 停: the part that was stopped, not the whole section. */
function stoppedTheme({ theme }: UnderstandingState): Pick<Target, 'theme'> {
  return theme === undefined ? {} : { theme }
}

/** The section drafted last, when that is what the bot did last. */
export function lastDrafted(state: UnderstandingState): Target | undefined {
  if (!state.last.startsWith('drafted:')) return undefined
  const name = state.last.slice('drafted:'.length)
  const section = [...SECTION_IDS, 'report' as const].find((id) => id === name)
  return section === undefined ? undefined : { section }
}

export function make(command: Command['command'], section?: SectionTarget, args?: CommandArgs): Command {
  return {
    command,
    ...(section === undefined ? {} : { section }),
    ...(args === undefined || Object.keys(args).length === 0 ? {} : { args }),
  }
}
