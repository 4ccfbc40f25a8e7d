import type { Brief } from '../../core/brief.ts'
import type { SectionDraft } from '../../core/draft.ts'
import type { EmbeddedDrafter } from '../../core/embedded-drafter.ts'
import { placeOf, sectionFacts } from '../../core/section-facts.ts'
import type { Changed } from './change-points.ts'
import { charsOf } from './measure.ts'

/** Longer without a model means only what was told and not written yet; words without facts are not added. */
export function lengthen(section: SectionDraft, brief: Brief, embedded: EmbeddedDrafter): Changed {
  const cited = new Set(section.paragraphs.flatMap(({ sentences }) => sentences.flatMap(({ facts }) => facts)))
  const unused = sectionFacts(brief.facts, section.id, brief.theme).filter((fact) => !cited.has(fact.id))
  const themes = new Map(brief.facts.map((fact) => [fact.id, placeOf(fact).theme]))
  let left = section
  let added = 0
  for (const fact of unused) {
    const sentences = embedded.writeSentences([fact], brief)
    const at = left.paragraphs.findIndex((paragraph) =>
      paragraph.sentences.some((one) => one.facts.some((id) => themes.get(id) === placeOf(fact).theme)),
    )
    const home = left.paragraphs[at < 0 ? left.paragraphs.length - 1 : at]
    if (home === undefined || sentences.length === 0) continue
    added += 1
    const grown = { ...home, sentences: [...home.sentences, ...sentences] }
    left = { ...left, paragraphs: left.paragraphs.map((one) => (one === home ? grown : one)) }
  }
  if (added > 0) return { section: left }
  return {
    section,
    note: `现在${charsOf(section)}字，这一部分的素材都已写进去，没有可以再展开的内容；再发一些素材来，我就能写长。`,
  }
}
