import type { Brief } from '../../core/brief.ts'
import { findSecrecyMark } from '../../language/secrecy-mark.ts'

/** The secrecy mark on anything that would go to the model. */
export function markOf(brief: Brief): string | undefined {
  if (brief.secrecyMark !== undefined) return brief.secrecyMark
  const words = brief.facts.map(({ claim, context, provenance }) => `${context ?? ''}\n${provenance.quote}\n${claim}`)
  return findSecrecyMark([...words, brief.wish ?? ''].join('\n'))
}

export const secretNote = (mark: string): string => `素材中有“${mark}”字样，未发送给模型，由内置引擎写成`
