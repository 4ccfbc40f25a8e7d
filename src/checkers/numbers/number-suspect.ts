import type { CountingTable } from '../../core/knowledge/check-knowledge.ts'
import type { Check } from '../check.ts'
import { namedSpan } from './figure-sets.ts'

/** A rate of satisfaction or knowledge that says neither who was asked nor how many. */
export function createNumberSuspect(counting: CountingTable): Check {
  const survey = new RegExp(counting.surveyWords.join('|'), 'u')
  return {
    name: 'number-suspect',
    find: (report) =>
      report.figures.flatMap((figure) => {
        const asked = /(?:满意|知晓|认可|支持|好评|安全感|获得感)[率度]/.test(figure.before)
        if (figure.kind !== 'ratio' || !asked || figure.value === '100' || figure.section === 'plan') return []
        const sentence = report.sentences[figure.sentence]?.text ?? ''
        if (survey.test(sentence)) return []
        const message = '没有写明测评的来源、基数和口径，请注明或删去'
        return [{ kind: 'number_suspect', severity: 'warn', span: namedSpan(report, figure), message } as const]
      }),
  }
}
