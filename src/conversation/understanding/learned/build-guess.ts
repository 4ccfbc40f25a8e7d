import type { Command, CommandName } from '../../../core/command.ts'
import type { ReadingRule, UnderstandingLexicon } from '../../../core/knowledge/understanding-lexicon.ts'
import type { MessageLabel } from '../../../core/knowledge/understanding-weights.ts'
import type { SectionTarget } from '../../../core/section.ts'
import type { UnderstandingState } from '../../../core/understanding.ts'
import { buildCommands, lastDrafted, make, named } from '../build-commands.ts'
import { isBystander } from '../bystander.ts'
import { cover, type Token } from '../cover.ts'
import { fold } from '../fold.ts'
import { isOf } from '../reading.ts'
import { declaredProfile } from './declared-profile.ts'
import { pastedText } from './pasted-text.ts'
import { readReplaced, withTold } from './replaced.ts'

/** The commands of a name with what the words say about them; undefined when something it needs is not there. */
export type BuildGuess = (name: MessageLabel, body: string, state: UnderstandingState) => readonly Command[] | undefined

/** Longer texts are no wish; characters. */
const LONGEST = 160

/** Builds a command whose name was guessed: section, theme, length and the like are taken from the words the table knows, wherever they stand. */
export function createBuildGuess(lexicon: UnderstandingLexicon): BuildGuess {
  return (name, body, state) => {
    if (name === 'profile') return declaredProfile(body)
    if (!isCommand(name)) return undefined
    const text = PASTED.includes(name) ? pastedText(body) : undefined
    if (text !== undefined) return [make(name, undefined, { text })]
    if (body.length > LONGEST) return undefined
    if (WITHOUT_SECTION.includes(name)) return [make(name)]
    return byWords(name, { body, tokens: cover(fold(body).text, lexicon), state, lexicon })
  }
}

function byWords(name: CommandName, wished: Wished): readonly Command[] | undefined {
  const { body, tokens, state, lexicon } = wished
  if (name === 'forget' && !saysWhatToForget(tokens)) return undefined
  if (name === 'revise') return revision(wished)
  const folded = fold(body).text
  const others = tokens.filter((token) => !isBystander(token, folded))
  const about = name === 'draft' ? headOnly(tokens, body) : others
  return buildCommands({ rule: bestRule(name, tokens, lexicon), tokens: about, clause: body, state })
}

const PASTED: readonly MessageLabel[] = ['polish', 'check']
/** Read with what else the message says, never from its name alone. */
const NOT_BUILT: readonly MessageLabel[] = ['note', 'profile', 'answer', 'several']

/** About nothing of the report. */
const WITHOUT_SECTION: readonly MessageLabel[] = ['unsupported', 'smalltalk', 'help', 'cancel']

function isCommand(name: MessageLabel): name is CommandName {
  return !NOT_BUILT.includes(name)
}

/** What is deleted must be said in so many words. */
function saysWhatToForget(tokens: readonly Token[]): boolean {
  const has = (tag: string): boolean => tokens.some((token) => token.tag === tag)
  return has('forgetAll') || ((has('forget') || has('remove')) && (has('mine') || has('everything')))
}

interface Wished {
  readonly body: string
  readonly tokens: readonly Token[]
  readonly state: UnderstandingState
  readonly lexicon: UnderstandingLexicon
}

/** A change of what was drafted last or of a section named; without either there is nothing to change. */
function revision({ body, tokens, state, lexicon }: Wished): readonly Command[] | undefined {
  const last = lastDrafted(state)
  const places = named({ tokens }).length
  if (last === undefined && places === 0) return undefined
  const change = readReplaced(body)
  if (change !== undefined) return withTold(body, change, make('revise', last?.section, { change }))
  const rule = bestRule('revise', tokens, lexicon)
  if (last === undefined || rule.change !== undefined || (places > 0 && saysWhere(last.section, tokens)))
    return buildCommands({ rule, tokens, clause: body, state })
  return [make('revise', last.section, { change: { kind: 'free', wish: body.trim() } })]
}

/** What is wished in the cadre's own words may name what to write about, not where; of the whole, 「不足那段」 says where. */
function saysWhere(section: SectionTarget, tokens: readonly Token[]): boolean {
  return section === 'report' && tokens.some(({ tag }) => tag === 'part')
}

/** The rule of this command most of whose demands are met; the first of equals. */
function bestRule(name: CommandName, tokens: readonly Token[], { rules }: UnderstandingLexicon): ReadingRule {
  const present = (tag: string): boolean => tokens.some((token) => isOf(token, tag))
  let best: ReadingRule = { name: '学得', command: name, has: [], may: [], not: [] }
  let most = 0
  for (const rule of rules) {
    if (rule.command !== name || rule.not.some(present) || rule.next === true || rule.findings !== undefined) continue
    const met = rule.has.filter((choices) => choices.some(present)).length
    const share = met / rule.has.length
    if (share < 1 || met <= most) continue
    best = rule
    most = met
  }
  return best
}

/** Two parts joined by nothing are one phrase: 领导班子学法 is about the last of them. Joined by 和 or a comma, both are wanted. */
function headOnly(tokens: readonly Token[], body: string): readonly Token[] {
  const folded = fold(body).text
  const parts = tokens.filter((token) => !isBystander(token, folded))
  return parts.length === 0 ? tokens : phrased(parts, folded)
}

function phrased(tokens: readonly Token[], folded: string): readonly Token[] {
  const all = tokens.flatMap((token, at) => (named({ tokens: [token] }).length > 0 ? [at] : []))
  // 「安排那节给我个初稿」: the draft of a part is no part beside it.
  const parts = all.filter((at) => tokens[at]?.tag !== 'report')
  const places = parts.length > 0 ? parts : all
  return tokens.filter((_token, at) => {
    const next = places[places.indexOf(at) + 1]
    if (!places.includes(at) || next === undefined) return true
    const between = folded.slice(tokens[at]?.end, tokens[next]?.start)
    return JOINED.test(between)
  })
}

const JOINED = /^[^。；\n]{0,6}(?:和|跟|与|、|以及|还有|连同|，|,|\+|＋)[^。；\n]{0,6}$/u
