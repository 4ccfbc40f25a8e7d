import type { Fact } from '../../core/fact.ts'

/** Told under 「其他：」 (明年机构改革): belongs to the last part of the report, whatever it speaks of. */
export function isOther({ context = '', figures }: Fact): boolean {
  return /^其[他它](?:事项|情况|需要报告)?/.test(context) && figures.every(({ kind }) => kind === 'date')
}
