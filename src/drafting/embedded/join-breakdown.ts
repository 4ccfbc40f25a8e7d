import type { Figure } from '../../core/figure.ts'
import type { Theme } from '../../core/theme.ts'
import { hasSlot, slotPattern } from './slots.ts'

interface Around {
  readonly figures: readonly Figure[]
  readonly theme: Theme | undefined
  /** The unit the parts have when they give none. */
  readonly unit: string | undefined
}

const MEMBERS_MIN = 3
const CASES = ['件', '起', '宗', '']
const MEMBER = new RegExp(`^([^${slotPattern().slice(1)}{1,8})(${slotPattern()})$`)

/** 婚姻家庭12 邻里10 合同2 → one clause 婚姻家庭纠纷12、邻里纠纷10、合同纠纷2; in other themes the names stay as they are. */
export function joinBreakdown(
  clauses: readonly string[],
  around: Around,
): { readonly clauses: readonly string[]; readonly breakdown: boolean } {
  const flat = clauses.flatMap((clause) => (clause.split('、').every(isMember) ? clause.split('、') : [clause]))
  const end = flat.findIndex((clause) => !isPart(clause))
  if (end < 0) {
    const parts = joined(flat, around)
    return parts === undefined ? { clauses, breakdown: false } : { clauses: [parts], breakdown: true }
  }
  // 山林17起 婚姻9起 邻里22起 一共48起: the parts, then what they come to.
  const parts = around.theme === 'disputes' ? joined(flat.slice(0, end), around) : undefined
  return { clauses: parts === undefined ? clauses : [parts, ...flat.slice(end)], breakdown: false }
}

function joined(flat: readonly string[], { figures, theme, unit }: Around): string | undefined {
  const members = flat.map((clause) => MEMBER.exec(clause)).filter((match) => match !== null)
  const units = new Set(members.map((match) => unitOf(match[2], figures)))
  const ofOneKind = members.length === flat.length && units.size === 1
  if (!ofOneKind || flat.length < MEMBERS_MIN || !(units.has('') || theme === 'disputes')) return undefined
  const cases = theme === 'disputes' && CASES.includes([...units][0] ?? '') && unit !== '人'
  return members.map((match) => `${named(match[1] ?? '', cases)}${match[2] ?? ''}`).join('、')
}

/** A part of a total, not the total itself nor what became of it. */
function isPart(text: string): boolean {
  return isMember(text) && !WHOLE.test(text)
}

const WHOLE =
  /^(?:一共|总共|共|合计|累计|总计|全年|其中|调成|调好|成功|调解|化解|受理|排查|整改|办结|剩|还剩|处理|矛盾纠纷|纠纷)/

function isMember(text: string): boolean {
  return hasSlot(text) && MEMBER.test(text)
}

function unitOf(slot: string | undefined, figures: readonly Figure[]): string {
  return figures[(slot ?? '').charCodeAt(0) - 0xe000]?.unit ?? ''
}

function named(name: string, cases: boolean): string {
  const clean = name.replace(/^其中/, '').replace(/[的有是]$/, '')
  return cases && !/(?:纠纷|案件|案|类|调解|排查|化解|成功|受理)$/.test(clean) ? `${clean}纠纷` : clean
}
