import type { Check } from '../check.ts'

/** 共计80余人: a total is exact, an approximation is not. */
export const approxTotal: Check = {
  name: 'approx-total',
  find: (report) =>
    report.figures.flatMap((figure) => {
      const total = /(?:共计|总计|合计)(?:约|近|超过)?$|(?:共计|总计|合计)[\u3400-\u9fff〇]{1,6}$/u.exec(
        figure.before,
      )?.[0]
      if (figure.approx === '' || total === undefined || figure.kind !== 'count') return []
      const adjacent = /^(?:共计|总计|合计)(?:参与|参加|培训|约|近|超过|达)?$/u.test(total)
      if (!adjacent) return []
      const span = { start: figure.span.start - total.length, end: figure.span.end }
      return [{ kind: 'approx_total', severity: 'info', span, message: '“共计”与约数连用，可删“共计”' } as const]
    }),
}
