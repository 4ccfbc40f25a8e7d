import type { Check } from '../check.ts'
import type { Remark } from '../finding.ts'

const VERB = /^(?:优化|加强|推进|完善|提升|强化|加快|深化|规范|健全|创新|促进|改进|加大)/
/** A sentence as short as this, full stop included, in the middle of running text is what was left of one. */
const LONGEST = 9

/** A bare verb and its object as a sentence of its own among full ones: 优化政务服务。 */
export const fragment: Check = {
  name: 'fragment',
  find: ({ sentences, paragraphs }) =>
    sentences.flatMap(({ text, span, paragraph }, index): readonly Remark[] => {
      const first = sentences[index - 1]?.paragraph !== paragraph
      const last = sentences[index + 1]?.paragraph !== paragraph
      const short = text.length <= LONGEST && text.endsWith('。') && VERB.test(text)
      if (first || last || !short || paragraphs[paragraph]?.role !== 'body') return []
      return [{ kind: 'grammar', severity: 'warn', span, message: '残句单独成句，请并入前后句' }]
    }),
}
